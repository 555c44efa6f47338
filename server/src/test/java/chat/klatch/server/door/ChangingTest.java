package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code edit}, {@code delete} and {@code react}: what everybody sees of them. */
class ChangingTest {
    private static TestServer server;
    private static Person ada;
    private static Person bob;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A room of Bob's, and of Ada, who owns the place; Bob's first message is at seq 2. */
    private static String room(TestSocket from) {
        var room = bob.makes("Room");
        ada.post("/api/rooms/" + room + "/members/me", "").expect(200);
        from.joins(room);
        assertEquals(2, from.writes(room, "first-" + room, "hello").get("seq").longValue());
        from.hears("message");
        return room;
    }

    private static String edit(String room, String text, long base) {
        return Json.object("type", "edit", "room", room, "seq", 2, "text", text, "base", base);
    }

    private static String react(String room, String emoji, boolean on) {
        return Json.object("type", "react", "room", room, "seq", 2, "emoji", emoji, "on", on);
    }

    private static String delete(String room) {
        return Json.object("type", "delete", "room", room, "seq", 2);
    }

    private static void assertAck(long rev, boolean dup, JsonNode ack) {
        assertEquals("ack", ack.get("type").textValue(), ack::toString);
        assertEquals(2, ack.get("seq").longValue());
        assertEquals(rev, ack.get("rev").longValue());
        assertEquals(dup, ack.get("dup").booleanValue());
    }

    /** The next so many messages that are told. */
    private static List<JsonNode> messages(TestSocket socket, int count) {
        return Stream.generate(() -> socket.hears("message").get("message")).limit(count).toList();
    }

    private static List<Long> revs(List<JsonNode> messages) {
        return messages.stream().map(one -> one.get("rev").longValue()).toList();
    }

    @Test
    void eachChangeIsOneRevAndOneMessageAfterItsAck() {
        try (var here = bob.online(); var there = ada.online()) {
            var room = room(here);
            there.joins(room);
            assertAck(3, false, here.asks(edit(room, "hi", 0)));
            assertAck(4, false, there.asks(react(room, "👍", true)));
            assertAck(5, false, here.asks(react(room, "👍", true)));
            assertAck(6, false, there.asks(react(room, "👍", false)));
            assertAck(7, false, there.asks(delete(room)));
            var told = messages(there, 5);
            assertEquals(List.of(3L, 4L, 5L, 6L, 7L), revs(told));
            assertEquals("hi", told.getFirst().get("text").textValue());
            assertEquals(Json.read("[{\"emoji\":\"👍\",\"count\":2,\"users\":[\"" + ada.id() + "\",\"" + bob.id()
                    + "\"]}]"), told.get(2).get("reactions"));
            assertDeleted(told.getLast());
        }
    }

    private static void assertDeleted(JsonNode message) {
        assertEquals("", message.get("text").textValue());
        assertEquals(ada.id(), message.get("deletedBy").textValue());
        assertEquals(bob.id(), message.get("author").get("id").textValue());
        assertTrue(message.has("key") && message.has("at") && message.has("deletedAt"));
        assertFalse(message.has("reactions"));
    }

    @Test
    void whatIsSoAlreadyIsAcknowledgedAndToldToNobody() {
        try (var here = bob.online()) {
            var room = room(here);
            assertAck(2, true, here.asks(edit(room, "hello", 77)));
            assertAck(2, true, here.asks(react(room, "👍", false)));
            assertAck(3, false, here.asks(delete(room)));
            assertAck(3, true, here.asks(delete(room)));
            here.isRefused(edit(room, "hello", 0), "conflict");
            here.isRefused(react(room, "👍", true), "conflict");
            assertEquals(4, here.writes(room, "second-" + room, "more").get("rev").longValue());
            assertEquals(List.of(3L, 4L), revs(messages(here, 2)));
        }
    }

    @Test
    void whoResumesSeesTheMessageAsItIsNow() {
        try (var here = bob.online(); var there = ada.online()) {
            var room = room(here);
            here.asks(edit(room, "hi", 0));
            here.writes(room, "second-" + room, "more");
            here.asks(react(room, "🎉", true));
            var joined = there.asks(Json.object("type", "join", "room", room, "since", 3));
            assertFalse(joined.get("reset").booleanValue());
            assertEquals(5, joined.get("rev").longValue());
            assertEquals(2, joined.get("messages").size());
            assertEquals(5, joined.get("messages").get(0).get("rev").longValue());
            assertEquals("🎉", joined.get("messages").get(0).get("reactions").get(0).get("emoji").textValue());
            var again = there.asks(Json.object("type", "join", "room", room, "since", 5));
            assertEquals(0, again.get("messages").size());
        }
    }

    @Test
    void aKeyStaysTheSameMessageWhateverBecameOfIt() {
        try (var here = bob.online()) {
            var room = room(here);
            here.asks(edit(room, "hi", 0));
            here.asks(delete(room));
            var again = here.writes(room, "first-" + room, "hello");
            assertAck(2, true, again);
            here.isRefused(Json.object("type", "send", "room", room, "key", "first-" + room, "text", "hi"), "conflict");
        }
    }

    @Test
    void whatIsNotTheirsOrNotThereIsRefused() {
        try (var here = bob.online(); var there = ada.online()) {
            var room = room(here);
            there.isRefused(edit(room, "mine", 0), "forbidden");
            here.isRefused(edit("nowhere", "hi", 0), "not_found");
            here.isRefused(Json.object("type", "delete", "room", room, "seq", 99), "not_found");
            here.isRefused(Json.object("type", "delete", "room", room, "seq", 1), "forbidden");
            assertEquals("text", here.isRefused(edit(room, " ", 0), "invalid").get("field").textValue());
            assertEquals("base", here.isRefused(edit(room, "hi", 5), "conflict").get("field").textValue());
            var carol = server.signUp("carol");
            try (var outside = carol.online()) {
                outside.isRefused(react(room, "👍", true), "forbidden");
                outside.isRefused(delete(room), "forbidden");
            }
        }
    }

    @Test
    void changesOutliveARestart() {
        try (var own = TestServer.start()) {
            var one = own.signUp("one");
            var room = one.makes("Room");
            one.writes(room, "key-key-1", "a");
            try (var socket = one.online()) {
                socket.asks(edit(room, "b", 0));
                socket.asks(react(room, "👍", true));
            }
            own.restart();
            var page = own.signIn("one").get("/api/rooms/" + room + "/messages").expect(200).json();
            assertEquals(4, page.get("rev").longValue());
            assertEquals("b", page.get("messages").get(1).get("text").textValue());
            assertEquals(1, page.get("messages").get(1).get("reactions").get(0).get("count").intValue());
        }
    }
}
