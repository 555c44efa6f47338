package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministrationTest {
    private static final String ANOTHER = "a wholly other password";
    private TestServer server;
    private Person owner;
    private Person admin;
    private Person bob;

    @BeforeEach
    void start() {
        server = TestServer.start();
        owner = server.signUp("owner");
        admin = server.signUp("admin");
        bob = server.signUp("bob");
        role(owner, admin, "admin").expect(200);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Answer role(Person by, Person of, String role) {
        return by.patch("/api/users/" + of.id(), Json.object("role", role));
    }

    private static Answer disable(Person by, Person of, boolean disabled) {
        return by.patch("/api/users/" + of.id(), Json.object("disabled", disabled));
    }

    private Answer signIn(String username, String password) {
        return server.http().post("/api/sessions", Json.object("username", username, "password", password)).answer();
    }

    private Answer redeem(String token, String password) {
        return server.http().post("/api/resets", Json.object("token", token, "password", password)).answer();
    }

    @Test
    void aRoleIsGivenToldAndKept() {
        try (var socket = bob.online()) {
            assertEquals("admin", role(admin, bob, "admin").expect(200).json().get("user").get("role").textValue());
            assertEquals("admin", socket.hears("user").get("user").get("role").textValue());
        }
        server.restart();
        assertEquals("admin", bob.get("/api/me").json().get("user").get("role").textValue());
    }

    @Test
    void aMemberGivesNoRolesAndNobodyMakesThemselvesMore() {
        role(bob, bob, "admin").problem(403, "forbidden");
        role(bob, admin, "member").problem(403, "forbidden");
        role(admin, admin, "owner").problem(403, "forbidden");
        role(admin, bob, "owner").problem(403, "forbidden");
    }

    @Test
    void anAdminHasNoPowerOverAnOwner() {
        role(admin, owner, "member").problem(403, "forbidden");
        disable(admin, owner, true).problem(403, "forbidden");
        admin.post("/api/users/" + owner.id() + "/reset", "").problem(403, "forbidden");
    }

    @Test
    void theLastOwnerStaysOne() {
        role(owner, owner, "member").problem(409, "conflict");
        disable(owner, owner, true).problem(409, "conflict");
        role(owner, bob, "owner").expect(200);
        role(owner, owner, "member").expect(200);
        role(bob, bob, "admin").problem(409, "conflict");
    }

    @Test
    void anUnknownUserIsNotFound() {
        owner.patch("/api/users/nobody", "{\"role\":\"admin\"}").problem(404, "not_found");
        owner.patch("/api/users/no.body", "{\"role\":\"admin\"}").problem(404, "not_found");
        owner.post("/api/users/nobody/reset", "").problem(404, "not_found");
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndStaysOut() {
        try (var socket = bob.online()) {
            assertTrue(disable(admin, bob, true).expect(200).json().get("user").get("disabled").booleanValue());
            assertEquals(4502, socket.closed());
        }
        bob.get("/api/me").problem(401, "unauthenticated");
        server.http().post("/api/sessions/refresh", Json.object("refreshToken", bob.refreshToken())).answer()
                .problem(401, "unauthenticated");
        var wrong = signIn("bob", "wrong password").problem(401, "unauthenticated");
        assertEquals(wrong, signIn("bob", TestServer.PASSWORD).problem(401, "unauthenticated"));
        server.restart();
        signIn("bob", TestServer.PASSWORD).problem(401, "unauthenticated");
    }

    @Test
    void whoIsEnabledAgainSignsInAgain() {
        disable(admin, bob, true).expect(200);
        assertFalse(disable(admin, bob, false).expect(200).json().get("user").has("disabled"));
        bob.get("/api/me").problem(401, "unauthenticated");
        signIn("bob", TestServer.PASSWORD).expect(201);
    }

    @Test
    void aResetLinkSetsAPasswordOnceAndEndsAllSessions() {
        var link = admin.post("/api/users/" + bob.id() + "/reset", "").expect(201).json();
        assertEquals(server.clock().instant().plus(Duration.ofDays(1)).toEpochMilli(),
                link.get("expiresAt").longValue());
        try (var socket = bob.online()) {
            assertEquals("bob", redeem(link.get("token").textValue(), ANOTHER).expect(200).json().get("user")
                    .get("username").textValue());
            assertEquals(4502, socket.closed());
        }
        signIn("bob", TestServer.PASSWORD).problem(401, "unauthenticated");
        signIn("bob", ANOTHER).expect(201);
        redeem(link.get("token").textValue(), ANOTHER).problem(404, "not_found");
    }

    @Test
    void aResetLinkIsGoodForADay() {
        var token = admin.post("/api/users/" + bob.id() + "/reset", "").json().get("token").textValue();
        server.clock().pass(Duration.ofDays(1));
        redeem(token, ANOTHER).problem(404, "not_found");
    }

    @Test
    void aResetLinkOutlivesARestartButNotItsSuccessor() {
        var first = admin.post("/api/users/" + bob.id() + "/reset", "").json().get("token").textValue();
        var second = admin.post("/api/users/" + bob.id() + "/reset", "").json().get("token").textValue();
        assertNotEquals(first, second);
        server.restart();
        redeem(first, ANOTHER).problem(404, "not_found");
        redeem(second, "short").problem(400, "invalid");
        redeem(second, ANOTHER).expect(200);
    }

    @Test
    void aNewPasswordOrADisabledAccountVoidsTheLink() {
        var token = admin.post("/api/users/" + bob.id() + "/reset", "").json().get("token").textValue();
        bob.patch("/api/me", Json.object("oldPassword", TestServer.PASSWORD, "password", ANOTHER)).expect(200);
        redeem(token, TestServer.PASSWORD).problem(404, "not_found");
        token = admin.post("/api/users/" + bob.id() + "/reset", "").json().get("token").textValue();
        disable(admin, bob, true).expect(200);
        redeem(token, TestServer.PASSWORD).problem(404, "not_found");
        admin.post("/api/users/" + bob.id() + "/reset", "").problem(409, "conflict");
    }

    @Test
    void thePlaceIsRenamedByItsOwnerAndAdmins() {
        bob.patch("/api/place", "{\"name\":\"Mine\"}").problem(403, "forbidden");
        assertEquals("Salon", admin.patch("/api/place", "{\"name\":\"Salon\"}").expect(200).json().get("name")
                .textValue());
        admin.patch("/api/place", Json.object("name", "x".repeat(81))).problem(400, "invalid");
        server.restart();
        assertEquals("Salon", server.http().get("/api/place").answer().json().get("name").textValue());
    }

    @Test
    void howAccountsAreMadeIsChangedAndOutlivesARestart() {
        assertEquals("closed", owner.patch("/api/place", "{\"signup\":\"closed\"}").expect(200).json().get("signup")
                .textValue());
        owner.patch("/api/place", "{\"signup\":\"maybe\"}").problem(400, "invalid");
        server.restart();
        assertEquals("closed", server.http().get("/api/place").answer().json().get("signup").textValue());
        server.http().post("/api/accounts", Json.object("username", "eve", "password", ANOTHER)).answer().problem(403,
                "forbidden");
        owner.patch("/api/place", "{\"signup\":\"open\"}").expect(200);
        server.signUp("eve");
    }
}
