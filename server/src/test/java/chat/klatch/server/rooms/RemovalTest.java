package chat.klatch.server.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.door.TestSocket;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Guarantee 6: what came before, then the last word, then nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemovalTest {
    private static final int SAID = 40;
    private TestServer server;
    private Person ada;
    private Person bob;
    private int keys;

    @BeforeAll
    void start() {
        server = TestServer.start();
        server.signUp("owner");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String room(String kind) {
        return ada.post("/api/rooms", Json.object("kind", kind, "name", "Room", "members", List.of(bob.id())))
                .expect(201).json().get("room").get("id").textValue();
    }

    private String key() {
        return "key-" + ++keys + "-removal";
    }

    private void says(TestSocket socket, String room, int from, int to) {
        for (int i = from; i < to; i++) {
            socket.says(Json.object("type", "send", "id", "s" + i, "room", room, "key", key(), "text",
                    "message " + i));
        }
    }

    private static String type(JsonNode frame) {
        return frame.get("type").textValue();
    }

    @Test
    void whoIsRemovedFromAPrivateRoomGetsWhatCameBeforeThenGoneThenNothing() {
        var room = room("private");
        try (var here = ada.online(); var there = bob.online()) {
            var joined = there.joins(room);
            there.rest();
            says(here, room, 0, SAID);
            ada.delete("/api/rooms/" + room + "/members/" + bob.id()).expect(204);
            says(here, room, SAID, 2 * SAID);
            here.hears("the last ack", frame -> frame.path("re").asText().equals("s" + (2 * SAID - 1)));
            var removed = there.hears("gone");
            assertEquals(room, removed.get("room").textValue());
            var all = there.rest();
            long rev = joined.get("rev").longValue();
            for (JsonNode frame : all) {
                assertEquals("message", type(frame));
                assertEquals(++rev, frame.get("message").get("rev").longValue());
            }
            assertTrue(all.stream().noneMatch(frame -> frame.get("message").get("text").asText()
                    .equals("message " + (2 * SAID - 1))));
            there.isRefused(Json.object("type", "join", "room", room), "not_found");
            there.isRefused(Json.object("type", "send", "room", room, "key", key(), "text", "x"), "not_found");
        }
    }

    @Test
    void whoLeavesAPublicRoomGetsItWithoutRoleAndFollowsItNoMoreUntilTheyJoinAgain() {
        var room = room("public");
        try (var there = bob.online()) {
            there.joins(room);
            there.rest();
            bob.delete("/api/rooms/" + room + "/members/me").expect(204);
            var last = there.hears("room").get("room");
            assertEquals(room, last.get("id").textValue());
            assertFalse(last.has("role"));
            ada.writes(room, key(), "after");
            assertEquals(List.of(), there.everything().stream()
                    .filter(frame -> frame.path("room").asText().equals(room)).toList());
            there.joins(room);
            ada.writes(room, key(), "to everybody");
            assertEquals("to everybody", there.hears("message").get("message").get("text").textValue());
            there.isRefused(Json.object("type", "send", "room", room, "key", key(), "text", "x"), "forbidden");
        }
    }

    @Test
    void everyConnectionOfTheRemovedIsTold() {
        var room = room("private");
        try (var one = bob.online(); var other = server.signIn("bob").online()) {
            one.joins(room);
            ada.delete("/api/rooms/" + room + "/members/" + bob.id()).expect(204);
            assertEquals(room, one.hears("gone").get("room").textValue());
            assertEquals(room, other.hears("gone").get("room").textValue());
        }
    }

    @Test
    void whoIsAddedAgainHearsOfItAfterTheyWereGone() {
        var room = room("private");
        try (var there = bob.online()) {
            for (int i = 0; i < 20; i++) {
                ada.delete("/api/rooms/" + room + "/members/" + bob.id()).expect(204);
                ada.post("/api/rooms/" + room + "/members/" + bob.id(), "").expect(200);
            }
            var told = new ArrayList<JsonNode>();
            Await.until(() -> "all of it, not " + told, () -> told.addAll(there.rest()) && told.size() >= 40);
            assertEquals(40, told.size());
            assertEquals(List.of(), there.rest());
            for (int i = 0; i < 40; i++) {
                assertEquals(i % 2 == 0 ? "gone" : "room", type(told.get(i)));
            }
        }
    }

    @Test
    void whoComesBackHasNothingUnreadOfWhatWasSaidMeanwhile() {
        var room = room("public");
        bob.delete("/api/rooms/" + room + "/members/me").expect(204);
        ada.writes(room, key(), "meanwhile");
        try (var there = bob.online()) {
            assertEquals(0, there.joins(room).get("unread").intValue());
        }
        assertEquals(0, bob.post("/api/rooms/" + room + "/members/me", "").expect(200).json().get("room")
                .get("unread").intValue());
    }

    @Test
    void theLastWordOfAPublicRoomTellsItsHead() {
        var room = room("public");
        try (var there = bob.online()) {
            ada.delete("/api/rooms/" + room + "/members/" + bob.id()).expect(204);
            var last = there.hears("room").get("room");
            var now = ada.get("/api/rooms/" + room).expect(200).json().get("room");
            for (String field : List.of("rev", "seq", "members", "name")) {
                assertEquals(now.get(field), last.get(field), field);
            }
            assertEquals(now.get("seq"), last.get("read"));
        }
    }
}
