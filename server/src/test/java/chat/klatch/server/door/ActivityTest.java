package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code activity} and {@code read}: what happens in rooms that one is not looking at. */
class ActivityTest {
    private TestServer server;
    private Person ada;
    private Person bob;
    private String foyer;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_RATE_LIMITS", "off");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        foyer = ada.foyer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertActivity(long rev, int unread, JsonNode activity) {
        assertEquals(Json.read(Json.object("type", "activity", "room", foyer, "rev", rev, "seq", rev, "unread",
                unread, "mentions", 0)), activity);
    }

    private static long count(TestSocket socket, String type) {
        return socket.everything().stream().filter(frame -> frame.get("type").textValue().equals(type)).count();
    }

    /**
     * Whatever was to be told about what happened so far has been told: the teller has been through all rooms since.
     */
    private void settle(TestSocket follower) {
        var room = ada.makes("Other");
        ada.writes(room, "settle-" + room, "x");
        follower.hears("activity of the other room", frame -> frame.path("type").asText().equals("activity")
                && frame.path("room").asText().equals(room) && frame.path("rev").asInt() == 2);
    }

    @Test
    void aMemberElsewhereIsToldTheCountAtMostOnceASecond() {
        try (var elsewhere = bob.online(); var writer = ada.online()) {
            long first = writer.writes(foyer, "key-key-1", "one").get("rev").longValue();
            assertActivity(first, 1, elsewhere.hears("activity"));
            for (int i = 2; i <= 5; i++) {
                writer.writes(foyer, "key-key-" + i, "more");
            }
            settle(writer);
            assertEquals(0, count(elsewhere, "activity"));
            server.clock().passSeconds(1);
            assertActivity(first + 4, 5, elsewhere.hears("activity"));
        }
    }

    @Test
    void whoFollowsTheRoomIsToldTheMessagesOnly() {
        try (var follower = bob.inFoyer(); var writer = ada.online()) {
            writer.writes(foyer, "key-key-1", "one");
            follower.hears("message");
            settle(writer);
            assertEquals(0, count(follower, "activity"));
            follower.asks(Json.object("type", "leave", "room", foyer));
            server.clock().passSeconds(1);
            writer.writes(foyer, "key-key-2", "two");
            assertEquals(2, follower.hears("activity").get("unread").intValue());
        }
    }

    @Test
    void whoIsNoMemberIsToldNothing() {
        var room = ada.makes("Room");
        try (var stranger = bob.online(); var writer = ada.online()) {
            writer.writes(room, "key-key-1", "one");
            writer.hears("activity");
            assertEquals(0, count(stranger, "activity"));
            bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
            server.clock().passSeconds(1);
            writer.writes(room, "key-key-2", "two");
            assertEquals(1, stranger.hears("activity").get("unread").intValue());
        }
    }

    @Test
    void ofManyReadsTheNewestOfEachRoomWaitsForItsTurnAndNoneIsLost() {
        try (var limited = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            var carol = limited.signUp("carol");
            var dave = limited.signUp("dave");
            var room = carol.foyer();
            try (var writer = carol.online(); var reader = dave.online(); var other = dave.online()) {
                for (int i = 0; i < 25; i++) {
                    writer.writes(room, "key-key-" + i, "text");
                }
                long head = writer.joins(room).get("rev").longValue();
                for (long seq = 2; seq <= head; seq++) {
                    reader.says(Json.object("type", "read", "room", room, "seq", seq));
                }
                reader.settles();
                limited.clock().passSeconds(1);
                for (var socket : new TestSocket[]{reader, other}) {
                    var last = socket.hears("the newest marker", frame -> frame.path("type").asText().equals("read")
                            && frame.path("seq").asLong() == head);
                    assertEquals(0, last.get("unread").intValue());
                }
                assertEquals(head, reader.joins(room).get("read").longValue());
            }
        }
    }

    @Test
    void aStepBackDropsWhatWaitedAndWhatFollowsGrowsFromThere() {
        try (var reader = bob.online(); var writer = ada.online()) {
            for (int i = 0; i < 9; i++) {
                writer.writes(foyer, "key-key-" + i, "text");
            }
            long head = writer.joins(foyer).get("rev").longValue();
            reader.says("[" + Json.object("type", "read", "room", foyer, "seq", head) + ","
                    + Json.object("type", "read", "room", foyer, "seq", head - 5, "back", true) + ","
                    + Json.object("type", "read", "room", foyer, "seq", head - 3) + ","
                    + Json.object("type", "read", "room", foyer, "seq", head - 4) + "]");
            var last = reader.hears("the last marker", frame -> frame.path("type").asText().equals("read")
                    && frame.path("seq").asLong() == head - 3);
            assertEquals(3, last.get("unread").intValue());
        }
    }
}
