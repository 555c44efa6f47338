package chat.klatch.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Commands;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Sabotage;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners and admins do in the browser stands in the audit log, and nothing else does. */
class AuditTest {
    private static final int FOUNDED = 1;
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

    /** Each entry after the place's founding as {@code actor deed subject value}. */
    private List<String> deeds() {
        return commands.audit().stream().skip(FOUNDED).map(AuditTest::words).toList();
    }

    private static String words(JsonNode entry) {
        return Stream.of("actorName", "deed", "subjectName", "value").map(name -> entry.get(name).textValue())
                .filter(word -> !word.isEmpty()).reduce((one, more) -> one + " " + more).orElse("");
    }

    @Test
    void thePlaceBeginsWithWhoeverFoundedIt() {
        var first = commands.audit();
        assertEquals(1, first.size());
        assertEquals("owner place_founded place Klatch", words(first.getFirst()));
        assertEquals(owner.id(), first.getFirst().get("actor").textValue());
        assertEquals(server.clock().instant().toEpochMilli(), first.getFirst().get("at").longValue());
    }

    @Test
    void whatIsDoneToAccountsAndThePlaceIsThere() {
        owner.patch("/api/users/" + bob.id(), "{\"role\":\"admin\"}").expect(200);
        bob.patch("/api/place", "{\"name\":\"Tea house\",\"signup\":\"invite\"}").expect(200);
        var invite = bob.post("/api/invites", "{\"days\":7,\"uses\":2}").expect(201).json().get("invite");
        bob.delete("/api/invites/" + invite.get("id").textValue()).expect(204);
        owner.post("/api/users/" + bob.id() + "/reset", "").expect(201);
        owner.patch("/api/users/" + bob.id(), "{\"role\":\"member\",\"disabled\":true}").expect(200);
        owner.patch("/api/users/" + bob.id(), "{\"disabled\":false}").expect(200);
        assertEquals(List.of("owner account_role bob admin", "bob place_renamed place Tea house",
                "bob place_signup place invite", "bob invite_made days 7, uses 2", "bob invite_removed",
                "owner account_reset_link bob", "owner account_role bob member", "owner account_disabled bob",
                "owner account_enabled bob"), deeds());
        var made = commands.audit().stream().filter(one -> one.get("deed").textValue().startsWith("invite_")).toList();
        made.forEach(one -> assertEquals(invite.get("id").textValue(), one.get("subject").textValue()));
    }

    @Test
    void whatAnAdminDoesToRoomsIsThereWhosever() {
        var room = bob.makes("Tea");
        var path = "/api/rooms/" + room;
        long seq = bob.writes(room, "said-by-bob", "never to be seen in the log");
        owner.patch(path, "{\"name\":\"Coffee\",\"topic\":\"of beans\"}").expect(200);
        owner.post(path + "/members/me", "").expect(200);
        owner.patch(path + "/members/" + bob.id(), "{\"role\":\"moderator\"}").problem(409, "conflict");
        owner.patch(path + "/members/" + owner.id(), "{\"role\":\"owner\"}").expect(200);
        owner.patch(path + "/members/" + bob.id(), "{\"role\":\"member\"}").expect(200);
        try (var socket = owner.online()) {
            socket.asks(Json.object("type", "delete", "room", room, "seq", seq));
        }
        owner.delete(path + "/members/" + bob.id()).expect(204);
        owner.post(path + "/members/" + bob.id(), "").expect(200);
        owner.patch(path, "{\"archived\":true}").expect(200);
        owner.patch(path, "{\"archived\":false}").expect(200);
        owner.delete(path).expect(204);
        assertEquals(List.of("owner room_renamed Tea Coffee", "owner room_topic Coffee",
                "owner member_role Coffee owner owner", "owner member_role Coffee bob member",
                "owner message_deleted seq " + seq, "owner member_removed Coffee bob",
                "owner member_added Coffee bob", "owner room_archived Coffee", "owner room_unarchived Coffee",
                "owner room_deleted Coffee"), deeds());
    }

    @Test
    void whatIsRefusedOrChangesNothingOrTakesNoPowerIsNotThere() {
        bob.patch("/api/users/" + owner.id(), "{\"disabled\":true}").problem(403, "forbidden");
        owner.patch("/api/users/" + owner.id(), "{\"disabled\":true}").problem(409, "conflict");
        owner.patch("/api/users/" + bob.id(), "{\"role\":\"member\",\"disabled\":false}").expect(200);
        owner.patch("/api/place", "{\"name\":\"Klatch\"}").expect(200);
        owner.delete("/api/invites/none").problem(404, "not_found");
        var room = bob.makes("Bob’s");
        bob.patch("/api/rooms/" + room, "{\"name\":\"Bob’s own\",\"archived\":true}").expect(200);
        bob.delete("/api/rooms/" + room).expect(204);
        owner.patch("/api/me", "{\"note\":\"at lunch\"}").expect(200);
        try (var socket = owner.online()) {
            long seq = socket.writes(owner.foyer(), "said-by-owner", "mine").get("seq").longValue();
            socket.asks(Json.object("type", "delete", "room", owner.foyer(), "seq", seq));
        }
        assertEquals(List.of(), deeds());
    }

    @Test
    void noTokenPasswordOrTextIsThere() {
        var link = owner.post("/api/users/" + bob.id() + "/reset", "").expect(201).json().get("token").textValue();
        var invite = owner.post("/api/invites", "{\"days\":1,\"uses\":1}").expect(201).json().get("invite")
                .get("token").textValue();
        long seq = bob.writes(bob.foyer(), "said-by-bob", "the words of a private person");
        owner.server().http().post("/api/resets", Json.object("token", link, "password", "a wholly new password"))
                .answer().expect(200);
        try (var socket = owner.online()) {
            socket.asks(Json.object("type", "delete", "room", owner.foyer(), "seq", seq));
        }
        var log = commands.done("audit", "export", "--json") + commands.done("audit", "export");
        assertTrue(log.contains("message_deleted"), log);
        for (String secret : List.of(link, invite, "words of a private", "a wholly new", TestServer.PASSWORD, "argon2",
                owner.token())) {
            assertFalse(log.contains(secret), log);
        }
    }

    @Test
    void whereTheLogCannotBeWrittenNothingIsDone() throws Exception {
        var room = bob.makes("Tea");
        try (var _ = Sabotage.of(server).every("insert on audit")) {
            owner.patch("/api/users/" + bob.id(), "{\"disabled\":true}").problem(503, "unavailable");
            owner.patch("/api/rooms/" + room, "{\"archived\":true}").problem(503, "unavailable");
        }
        bob.get("/api/me").expect(200);
        assertFalse(bob.get("/api/rooms/" + room).json().get("room").path("archived").asBoolean());
        assertEquals(List.of(), deeds());
        assertTrue(commands.json("audit", "verify", "--json").get("whole").booleanValue());
    }

    @Test
    void deedsThatComeAtOnceStandInOneChain() {
        var rooms = Stream.of("a", "b", "c", "d").map(bob::makes).toList();
        var all = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < rooms.size(); i++) {
            var room = rooms.get(i);
            boolean even = i % 2 == 0;
            all.add(CompletableFuture.runAsync(() -> {
                for (int turn = 0; turn < 10; turn++) {
                    owner.patch("/api/rooms/" + room, Json.object("archived", turn % 2 == 0)).expect(200);
                    if (even) {
                        owner.post("/api/invites", "{\"days\":1,\"uses\":1}").expect(201);
                    }
                }
            }));
        }
        all.forEach(CompletableFuture::join);
        var found = commands.json("audit", "verify", "--json");
        assertTrue(found.get("whole").booleanValue(), found::toString);
        assertEquals(FOUNDED + 4 * 10 + 2 * 10, found.get("entries").intValue());
    }
}
