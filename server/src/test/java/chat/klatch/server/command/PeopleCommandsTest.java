package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Commands;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.SoftAuthenticator;
import chat.klatch.server.door.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code klatch user} and {@code klatch session}, beside a running server that acts on what they did. */
class PeopleCommandsTest {
    private static final String PASSWORD = TestServer.PASSWORD;
    private TestServer server;
    private Commands commands;
    private Person owner;
    private Person bob;

    @BeforeEach
    void start() {
        server = TestServer.start();
        commands = new Commands(server);
        owner = server.signUp("owner");
        bob = server.signUp("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void signsIn(String username, String password, int status) {
        server.http().post("/api/sessions", Json.object("username", username, "password", password)).answer()
                .expect(status);
    }

    private List<String> audited() {
        return commands.audit().stream().filter(entry -> entry.get("actor").textValue().isEmpty())
                .map(entry -> (entry.get("actorName").textValue() + ": " + entry.get("deed").textValue() + " "
                        + entry.get("subjectName").textValue() + " " + entry.get("value").textValue()).strip())
                .toList();
    }

    @Test
    void whoIsAddedSignsInWithThatPasswordAndIsWhereEverybodyStarts() {
        var ran = commands.types(PASSWORD + "\n", "user", "add", "Carol", "--name", "Carol Danvers", "--role", "admin");
        assertEquals("", ran.err());
        assertEquals("carol has an account now, as admin.\n", ran.out());
        assertEquals(0, ran.status());
        signsIn("carol", PASSWORD, 201);
        var seen = owner.get("/api/rooms/" + owner.foyer() + "/members?q=carol").json().get("members");
        assertEquals("Carol Danvers", seen.get(0).get("user").get("name").textValue());
        assertEquals(List.of("command line: account_added carol admin"), audited());
    }

    @Test
    void theFirstAccountOwnsThePlaceAlsoWhereItIsMadeByCommand() {
        try (var fresh = TestServer.start()) {
            var ran = new Commands(fresh).types(PASSWORD, "user", "add", "ada", "--json");
            assertEquals("owner", Json.read(ran.out()).get("user").get("role").textValue());
            assertFalse(fresh.http().get("/api/place").answer().json().get("firstRun").booleanValue());
            assertEquals("Foyer", fresh.signIn("ada").get("/api/rooms?mine=true").json().get("rooms").get(0)
                    .get("name").textValue());
        }
    }

    @Test
    void whatMayNotBeIsToldAndNothingHasChanged() {
        assertEquals("“bob” is taken; “bob2” is free.\n", commands.types(PASSWORD, "user", "add", "bob").err());
        assertEquals("password must be 10 to 256 characters\n", commands.types("short", "user", "add", "eve").err());
        assertTrue(commands.types(PASSWORD, "user", "add", "e v e").err().startsWith("username "));
        assertEquals(1, commands.types("", "user", "add", "eve").status());
        commands.refused("Nobody here has the username eve.", "user", "disable", "eve");
        commands.refused("Nobody here has the username eve.", "session", "revoke", "eve");
        commands.refused("bob has no session none.", "session", "revoke", "bob", "none");
        commands.refused("A place keeps one owner: make another first.", "user", "disable", "owner");
        commands.refused("A place keeps one owner: make another first.", "user", "role", "owner", "admin");
        owner.get("/api/me").expect(200);
        bob.get("/api/me").expect(200);
        assertEquals(List.of(), audited());
    }

    @Test
    void allAreListedForPeopleAndForPrograms() {
        server.signIn("bob");
        owner.patch("/api/users/" + bob.id(), "{\"role\":\"admin\"}").expect(200);
        var all = commands.json("user", "list", "--json").get("users");
        assertEquals(2, all.size());
        assertEquals(Json.read(Json.object("id", bob.id(), "username", "bob", "name", "bob", "role", "admin",
                "disabled", false, "createdAt", server.clock().instant().toEpochMilli(), "seenAt",
                server.clock().instant().toEpochMilli(), "sessions", 2)), all.get(0));
        commands.done("user", "disable", "bob");
        var lines = commands.done("user", "list").lines().toList();
        assertTrue(lines.get(0).startsWith("USERNAME  ROLE   STATE     SESSIONS  SEEN"), lines::toString);
        assertTrue(lines.get(1).startsWith("bob       admin  disabled  0         -  "), lines::toString);
        assertTrue(lines.get(2).startsWith("owner     owner  active    1         20"), lines::toString);
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndOthersSeeItAndComesBackAgain() {
        try (var his = bob.online(); var hers = owner.online()) {
            hers.asks("{\"type\":\"watch\",\"users\":[\"" + bob.id() + "\"]}");
            assertEquals("bob is disabled, and signed out everywhere.\n", commands.done("user", "disable", "bob"));
            bob.get("/api/me").problem(401, "unauthenticated");
            signsIn("bob", TestServer.PASSWORD, 401);
            assertEquals(4502, his.closed());
            assertTrue(hers.hears("user").get("user").get("disabled").booleanValue());
            commands.done("user", "disable", "bob");
            assertEquals("bob may sign in again.\n", commands.done("user", "enable", "bob"));
            assertFalse(hers.hears("user").get("user").path("disabled").asBoolean());
        }
        signsIn("bob", TestServer.PASSWORD, 201);
        assertEquals(List.of("command line: account_disabled bob", "command line: account_enabled bob"), audited());
    }

    @Test
    void aRoleIsToldToWhoHasIt() {
        try (var socket = bob.online()) {
            assertEquals("bob is admin of the place now.\n", commands.done("user", "role", "bob", "ADMIN"));
            assertEquals("admin", socket.hears("user").get("user").get("role").textValue());
        }
        assertEquals("member", commands.json("user", "role", "bob", "member", "--json").get("user").get("role")
                .textValue());
        assertEquals(List.of("command line: account_role bob admin", "command line: account_role bob member"),
                audited());
    }

    @Test
    void oneSessionEndsAndTheOthersGoOn() {
        var tablet = server.signIn("bob");
        try (var his = bob.online(); var other = tablet.online(); var hers = owner.online()) {
            var sessions = commands.json("session", "list", "bob", "--json").get("sessions");
            assertEquals(2, sessions.size());
            var mine = "";
            for (var session : tablet.get("/api/sessions").json().get("sessions")) {
                mine = session.get("current").booleanValue() ? session.get("id").textValue() : mine;
            }
            assertEquals("bob is signed out of one session.\n", commands.done("session", "revoke", "bob", mine));
            assertEquals(4502, other.closed());
            his.settles();
            assertEquals(1, commands.json("session", "revoke", "bob", "--json").get("revoked").intValue());
            assertEquals(4502, his.closed());
            hers.settles();
            assertEquals("bob is signed out of 0 sessions.\n", commands.done("session", "revoke", "bob"));
            assertEquals(List.of("command line: session_revoked bob " + mine,
                    "command line: session_revoked bob all, 1"), audited());
        }
    }

    @Test
    void thePackagedCommandDoesTheSameFromAProcessOfItsOwn() {
        var shell = new Shell(server.data());
        try (var his = bob.online(); var hers = owner.online()) {
            var ran = shell.run(server.environment(), "session", "revoke", "bob");
            assertEquals("", ran.err());
            assertEquals("bob is signed out of one session.\n", ran.out());
            assertEquals(0, ran.status());
            assertEquals(4502, his.closed());
            hers.settles();
        }
        var listed = shell.run(server.environment(), "user", "list", "--json");
        assertEquals(0, listed.status());
        assertEquals(2, Json.read(listed.out()).get("users").size());
        assertEquals(2, shell.run(server.environment(), "user", "role", "bob", "boss").status());
        assertEquals(1, shell.run(server.environment(), "user", "disable", "eve").status());
        assertTrue(shell.run(server.environment(), "audit", "verify").out().startsWith("The audit log is whole: "));
    }

    @Test
    void whoHasLostAppAndRecoveryCodesIsLetInByTheirPasswordAgain() {
        commands.refused("Nobody here has the username eve.", "user", "reset-second-factor", "eve");
        commands.refused("bob has no second factor.", "user", "reset-second-factor", "bob");
        Authenticator.begunBy(bob);
        commands.refused("bob has no second factor.", "user", "reset-second-factor", "bob");
        Authenticator.of(bob);
        signsIn("bob", PASSWORD, 401);
        assertEquals("bob is asked for nothing after their password any more.\n",
                commands.done("user", "reset-second-factor", "Bob"));
        signsIn("bob", PASSWORD, 201);
        bob.get("/api/me").expect(200);
        assertEquals(0, bob.get("/api/me/second-factor").json().get("recoveryCodesLeft").intValue());
        Authenticator.of(bob);
        assertEquals("bob", commands.json("user", "reset-second-factor", "bob", "--json").get("user").get("username")
                .textValue());
        assertEquals(List.of("command line: account_second_factor_off bob",
                "command line: account_second_factor_off bob"), audited());
    }

    @Test
    void whoHasLostADeviceIsLetInByNoPasskeyAnyMore() {
        commands.refused("Nobody here has the username eve.", "user", "remove-passkeys", "eve");
        commands.refused("bob has no passkey.", "user", "remove-passkeys", "bob");
        var passkey = SoftAuthenticator.at("http://localhost", "localhost");
        passkey.madeBy(bob);
        passkey.comesIn(bob).expect(201);
        assertEquals("bob comes in by no passkey any more: 1 was removed.\n",
                commands.done("user", "remove-passkeys", "Bob"));
        passkey.comesIn(bob).problem(401, "unauthenticated");
        bob.get("/api/me").expect(200);
        passkey.madeBy(bob);
        SoftAuthenticator.at("http://localhost", "localhost").madeBy(bob);
        assertEquals(2, commands.json("user", "remove-passkeys", "bob", "--json").get("removed").intValue());
        passkey.secondFactorOf(bob);
        assertEquals("bob comes in by no passkey any more: 1 was removed."
                + " After their password they are asked for a recovery code.\n",
                commands.done("user", "remove-passkeys", "Bob"));
        signsIn("bob", PASSWORD, 401);
        commands.done("user", "reset-second-factor", "Bob");
        signsIn("bob", PASSWORD, 201);
        assertEquals(List.of("command line: account_passkey_removed bob all, 1",
                "command line: account_passkey_removed bob all, 2",
                "command line: account_passkey_removed bob all, 1",
                "command line: account_second_factor_off bob"),
                audited().stream().filter(one -> one.contains("command line")).toList());
    }
}
