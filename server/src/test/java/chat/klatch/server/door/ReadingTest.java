package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code read} and what "unread" means. */
class ReadingTest {
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

    /** A room of Ada's and Bob's in which Ada said so many things after Bob came; the first is at seq 2. */
    private static String room(int said) {
        var room = ada.makes("Room");
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
        try (var socket = ada.online()) {
            socket.fills(room, room, said, "said");
        }
        return room;
    }

    private static void assertMarker(long read, int unread, JsonNode told) {
        assertEquals(read, told.get("read").longValue());
        assertEquals(unread, told.get("unread").intValue());
        assertEquals(0, told.get("mentions").intValue());
    }

    private static JsonNode listed(Person person, String room) {
        return person.get("/api/rooms/" + room).expect(200).json().get("room");
    }

    private static JsonNode moves(TestSocket socket, String room, long seq, boolean back) {
        socket.says(Json.object("type", "read", "room", room, "seq", seq, "back", back));
        return socket.hears("read");
    }

    private static void assertMoved(long seq, int unread, JsonNode told) {
        assertEquals(seq, told.get("seq").longValue());
        assertEquals(unread, told.get("unread").intValue());
    }

    @Test
    void aNewMembersMarkerStartsAtTheHead() {
        var room = room(3);
        var carol = server.signUp("carol" + room.substring(0, 4).replaceAll("[^A-Za-z0-9]", "x"));
        carol.post("/api/rooms/" + room + "/members/me", "").expect(200);
        assertMarker(4, 0, listed(carol, room));
        assertMarker(1, 3, listed(bob, room));
    }

    @Test
    void theMarkerOnlyGrowsUnlessAskedBack() {
        var room = room(5);
        try (var socket = bob.online()) {
            assertMoved(4, 2, moves(socket, room, 4, false));
            assertMoved(4, 2, moves(socket, room, 2, false));
            assertMoved(2, 4, moves(socket, room, 2, true));
            assertMoved(0, 5, moves(socket, room, 0, true));
        }
    }

    @Test
    void aboveTheHeadMeansTheHead() {
        var room = room(2);
        try (var socket = bob.online()) {
            assertMoved(3, 0, moves(socket, room, 9007199254740991L, false));
        }
    }

    @Test
    void aMarkerStandsAtAMessageAlsoWhereAReactionHasMadeTheHeadHigher() {
        var room = room(2);
        try (var socket = bob.online(); var other = ada.online()) {
            assertEquals(4, other.asks(Json.object("type", "react", "room", room, "seq", 3, "emoji", "👍", "on", true))
                    .get("rev").longValue());
            assertMoved(3, 0, moves(socket, room, 4, false));
        }
    }

    @Test
    void allConnectionsOfTheUserAreToldAndNobodyElse() {
        var room = room(2);
        try (var here = bob.online(); var there = bob.online(); var other = ada.online()) {
            assertMoved(2, 1, moves(here, room, 2, false));
            assertMoved(2, 1, there.hears("read"));
            assertEquals(0,
                    other.rest().stream().filter(frame -> frame.get("type").textValue().equals("read")).count());
        }
        assertMarker(2, 1, listed(bob, room));
    }

    /** Who asked waits for it; nobody else has news. */
    @Test
    void whereNothingMovedOnlyWhoAskedHearsWhereTheMarkerIs() {
        var room = room(3);
        try (var here = bob.online(); var there = bob.online()) {
            assertMoved(3, 1, moves(here, room, 3, false));
            assertMoved(3, 1, there.hears("read"));
            assertMoved(3, 1, moves(here, room, 2, false));
            assertMoved(3, 1, moves(here, room, 3, true));
            assertMoved(4, 0, moves(here, room, 4, false));
            assertMoved(4, 0, there.hears("read")); // and not where it had been asked to be in vain
        }
    }

    @Test
    void onesOwnMessagesAndNoticesAreNeverUnread() {
        var room = room(1);
        try (var socket = bob.online()) {
            socket.writes(room, "own-" + room, "mine");
            assertMarker(1, 1, socket.joins(room));
            assertMoved(0, 1, moves(socket, room, 0, true));
        }
    }

    @Test
    void sendingDoesNotMoveTheMarker() {
        var room = room(2);
        try (var socket = bob.online()) {
            socket.writes(room, "own-" + room, "mine");
            assertMarker(1, 2, listed(bob, room));
        }
    }

    @Test
    void markersOutliveARestart() {
        try (var own = TestServer.start()) {
            var one = own.signUp("one");
            var room = one.makes("Room");
            own.signUp("two").post("/api/rooms/" + room + "/members/me", "").expect(200);
            one.writes(room, "key-key-1", "a");
            one.writes(room, "key-key-2", "b");
            try (var socket = own.signIn("two").online()) {
                moves(socket, room, 2, false);
            }
            own.restart();
            assertMarker(2, 1, listed(own.signIn("two"), room));
        }
    }

    @Test
    void countingStopsAtAThousand() {
        var room = room(1_002);
        assertMarker(1, 1_000, listed(bob, room));
        try (var socket = bob.online()) {
            assertMoved(3, 1_000, moves(socket, room, 3, false));
            assertMoved(4, 999, moves(socket, room, 4, false));
        }
    }

    @Test
    void itTakesAMemberOfARoomThatIsThere() {
        var room = ada.makes("Room");
        try (var socket = bob.online()) {
            for (String where : new String[]{room, "nowhere"}) {
                socket.says(Json.object("type", "read", "room", where, "seq", 1));
                var refusal = socket.hears("error");
                assertEquals(where.equals(room) ? "forbidden" : "not_found", refusal.get("code").textValue(),
                        refusal::toString);
                assertFalse(refusal.has("re"));
            }
        }
    }
}
