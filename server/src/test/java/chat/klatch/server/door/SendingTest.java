package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Guarantees" and "Idempotency": what becomes of a {@code send}. */
class SendingTest {
    private static TestServer server;
    private static Person ada;
    private static Person bob;
    private static Person eve;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        eve = server.signUp("eve");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A fresh room of Ada's and Bob's. */
    private static String room() {
        var room = ada.makes("Room");
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
        return room;
    }

    private static List<Long> seqs(List<JsonNode> frames) {
        return frames.stream().filter(frame -> frame.get("type").textValue().equals("message"))
                .map(frame -> frame.get("message").get("seq").longValue()).toList();
    }

    @Test
    void theAckSaysWhereAndWhenAndEverybodyWhoJoinedIsToldOnce() {
        var room = room();
        try (var from = ada.online(); var to = bob.online(); var outside = eve.online()) {
            from.joins(room);
            to.joins(room);
            var ack = from.writes(room, "key-0001", "  hello\u2028 ");
            assertEquals("ack", ack.get("type").textValue());
            assertEquals(2, ack.get("seq").longValue());
            assertEquals(2, ack.get("rev").longValue());
            assertEquals(server.clock().millis(), ack.get("at").longValue());
            assertFalse(ack.get("dup").booleanValue());
            var told = to.hears("message");
            assertEquals(room, told.get("room").textValue());
            assertEquals(Json.read(Json.object("seq", 2, "rev", 2, "author",
                    Json.read(Json.object("id", ada.id(), "name", "ada")), "key", "key-0001", "text", "hello", "at",
                    server.clock().millis())), told.get("message"));
            assertEquals(List.of(2L), seqs(from.rest()));
            assertEquals(0, to.rest().size());
            assertEquals(0, outside.rest().size());
        }
    }

    @Test
    void theAckComesBeforeTheMessageItMade() {
        var room = room();
        try (var from = ada.online()) {
            from.joins(room);
            for (int i = 0; i < 50; i++) {
                from.says(Json.object("type", "send", "id", "s" + i, "room", room, "key", "order-" + i + "-key", "text",
                        "t" + i));
            }
            Await.until("fifty messages", () -> from.heard("message") == 50);
            var acked = new ArrayList<Long>();
            for (JsonNode frame : from.rest()) {
                if (frame.get("type").textValue().equals("ack")) {
                    acked.add(frame.get("seq").longValue());
                } else {
                    assertTrue(acked.contains(frame.get("message").get("seq").longValue()), frame::toString);
                }
            }
            assertEquals(LongStream.rangeClosed(2, 51).boxed().toList(), acked);
        }
    }

    @Test
    void everybodySeesTheSameOrderWithoutAGap() {
        var room = room();
        try (var one = ada.online(); var other = bob.online()) {
            one.joins(room);
            other.joins(room);
            for (int i = 0; i < 100; i++) {
                one.says(send("a" + i, room, "ada-key-" + i));
                other.says(send("b" + i, room, "bob-key-" + i));
            }
            Await.until("all of both", () -> one.heard("message") == 200 && other.heard("message") == 200);
            var wanted = LongStream.rangeClosed(2, 201).boxed().toList();
            assertEquals(wanted, seqs(one.rest()));
            assertEquals(wanted, seqs(other.rest()));
        }
    }

    private static String send(String id, String room, String key) {
        return Json.object("type", "send", "id", id, "room", room, "key", key, "text", "of " + id);
    }

    @Test
    void theSameKeyIsTheSameMessageForEver() {
        try (var own = TestServer.start()) {
            var room = own.signUp("ada").makes("Room");
            long at = own.clock().millis();
            try (var from = own.signIn("ada").online()) {
                from.writes(room, "once-and-for-all", "only once");
            }
            own.clock().pass(Duration.ofDays(400));
            own.restart();
            try (var from = own.signIn("ada").online(); var to = own.signIn("ada").online()) {
                to.joins(room);
                var again = from.writes(room, "once-and-for-all", " only once ");
                assertEquals(2, again.get("seq").longValue());
                assertEquals(2, again.get("rev").longValue());
                assertEquals(at, again.get("at").longValue());
                assertTrue(again.get("dup").booleanValue());
                assertEquals(0, to.rest().size());
                assertEquals(2, from.joins(room).get("messages").size());
            }
        }
    }

    @Test
    void twoOfTheSameAtOnceAreOne() {
        var room = room();
        try (var from = ada.online()) {
            from.says("[" + send("x1", room, "twice-key") + "," + send("x1", room, "twice-key") + "]");
            assertFalse(from.hears("ack").get("dup").booleanValue());
            assertTrue(from.hears("ack").get("dup").booleanValue());
        }
    }

    @Test
    void aKeyBelongsToItsAuthor() {
        var room = room();
        try (var one = ada.online(); var other = bob.online()) {
            long seq = one.writes(room, "shared-key", "mine").get("seq").longValue();
            var ack = other.writes(room, "shared-key", "mine too");
            assertNotEquals(seq, ack.get("seq").longValue());
            assertFalse(ack.get("dup").booleanValue());
        }
    }

    @Test
    void aKeyThatWasUsedForSomethingElseIsAConflict() {
        var room = room();
        try (var from = ada.online()) {
            from.writes(room, "conflict-key", "first");
            var send = Json.object("type", "send", "room", room, "key", "conflict-key", "text", "second");
            assertEquals("key", from.isRefused(send, "conflict").get("field").textValue());
            from.isRefused(Json.object("type", "send", "room", room(), "key", "conflict-key", "text", "first"),
                    "conflict");
            from.isRefused(Json.object("type", "send", "room", room, "key", "conflict-key", "text", "first", "replyTo",
                    1), "conflict");
            assertTrue(from.writes(room, "conflict-key", "first").get("dup").booleanValue());
        }
    }

    @Test
    void overHttpItIsTheSameMessage() {
        var room = room();
        var path = "/api/rooms/" + room + "/messages";
        var body = Json.object("key", "http-key-1", "text", "by post");
        var first = ada.post(path, body).expect(201).json();
        assertEquals(Json.read(Json.object("room", room, "seq", 2, "rev", 2, "at", server.clock().millis(), "dup",
                false)), first);
        assertTrue(ada.post(path, body).expect(200).json().get("dup").booleanValue());
        try (var socket = ada.online()) {
            assertTrue(socket.writes(room, "http-key-1", "by post").get("dup").booleanValue());
        }
        ada.post(path, Json.object("key", "http-key-1", "text", "another")).problem(409, "conflict");
        bob.post(path, Json.object("key", "http-key-2", "text", "")).problem(400, "invalid");
        eve.post(path, Json.object("key", "http-key-3", "text", "hi")).problem(403, "forbidden");
    }

    @Test
    void aReplyIsToAMessageOfTheRoom() {
        var room = room();
        try (var from = ada.online()) {
            from.joins(room);
            var reply = Json.object("type", "send", "room", room, "key", "reply-key-1", "text", "yes", "replyTo", 1);
            assertEquals("ack", from.asks(reply).get("type").textValue());
            assertEquals(1, from.hears("message").get("message").get("replyTo").longValue());
            var astray = Json.object("type", "send", "room", room, "key", "reply-key-2", "text", "yes", "replyTo", 99);
            assertEquals("replyTo", from.isRefused(astray, "invalid").get("field").textValue());
        }
    }

    @Test
    void textIsOneToEightThousandCodePointsWithoutNul() {
        var room = room();
        try (var from = ada.online()) {
            from.joins(room);
            assertEquals("ack", from.writes(room, "longest-1", "😀".repeat(8_000)).get("type").textValue());
            assertEquals("😀".repeat(8_000), from.hears("message").get("message").get("text").textValue());
            for (String bad : new String[]{"", " \u3000\u0085 ", "x".repeat(8_001), "a\0b"}) {
                var send = Json.object("type", "send", "room", room, "key", "bad-text-key", "text", bad);
                assertEquals("text", from.isRefused(send, "invalid").get("field").textValue());
            }
            from.says("""
                    {"type": "send", "id": "l", "room": "%s", "key": "bad-text-key", "text": "\\ud800"}"""
                    .formatted(room));
            assertEquals("text", from.hears("error").get("field").textValue());
        }
    }

    @Test
    void whoIsNoMemberMayReadAPublicRoomButNotWrite() {
        var room = room();
        try (var outside = eve.online()) {
            assertEquals("joined", outside.joins(room).get("type").textValue());
            outside.isRefused(Json.object("type", "send", "room", room, "key", "eve-key-1", "text", "hi"), "forbidden");
            outside.isRefused(Json.object("type", "send", "room", "nowhere", "key", "eve-key-1", "text", "hi"),
                    "not_found");
        }
    }

    @Test
    void writingNeedsNoJoin() {
        var room = room();
        try (var from = ada.online()) {
            assertEquals("ack", from.writes(room, "unjoined-key", "hi").get("type").textValue());
            assertEquals(0, from.rest().stream().filter(frame -> frame.get("type").textValue().equals("message"))
                    .count());
        }
    }

    @Test
    void filesAreNotTakenYet() {
        var room = room();
        try (var from = ada.online()) {
            var send = Json.object("type", "send", "room", room, "key", "files-key", "text", "", "files",
                    List.of("f1"));
            assertEquals("files", from.isRefused(send, "invalid").get("field").textValue());
            assertEquals("ack", from.asks(Json.object("type", "send", "room", room, "key", "files-key", "text", "x",
                    "files", List.of())).get("type").textValue());
        }
    }

    @Test
    void timeNeverRunsBackwardsWithinARoom() {
        var room = room();
        try (var from = ada.online()) {
            long first = from.writes(room, "time-key-1", "now").get("at").longValue();
            server.clock().passSeconds(-10);
            assertEquals(first, from.writes(room, "time-key-2", "then").get("at").longValue());
            server.clock().passSeconds(10);
        }
    }
}
