package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Joining and resuming". */
class JoiningTest {
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A fresh room whose newest message is at this seq; the first is the notice that it was created. */
    private static String roomUpTo(int head) {
        return roomUpTo(head, "text");
    }

    private static String roomUpTo(int head, String text) {
        var room = ada.makes("Room");
        try (var socket = ada.online()) {
            socket.fills(room, room, head - 1, text);
        }
        return room;
    }

    private static String join(String room, String more) {
        return "{\"type\":\"join\",\"room\":\"" + room + "\"" + more + "}";
    }

    private static List<Long> seqs(JsonNode answer) {
        return StreamSupport.stream(answer.get("messages").spliterator(), false)
                .map(message -> message.get("seq").longValue()).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void withoutSinceTheNewestComeAscending() {
        var room = roomUpTo(60);
        try (var socket = ada.online()) {
            var joined = socket.asks(join(room, ""));
            assertEquals("joined", joined.get("type").textValue());
            assertEquals(room, joined.get("room").textValue());
            assertEquals(60, joined.get("rev").longValue());
            assertEquals(range(11, 60), seqs(joined));
            assertTrue(joined.get("more").booleanValue());
            assertFalse(joined.get("reset").booleanValue());
            assertEquals(1, joined.get("online").intValue());
            assertEquals(range(58, 60), seqs(socket.asks(join(room, ",\"limit\":3"))));
            var all = socket.asks(join(room, ",\"limit\":100"));
            assertEquals(range(1, 60), seqs(all));
            assertFalse(all.get("more").booleanValue());
        }
    }

    @Test
    void withSinceComesWhatChangedAfterIt() {
        var room = roomUpTo(10);
        try (var socket = ada.online()) {
            var resumed = socket.asks(join(room, ",\"since\":7,\"limit\":1"));
            assertEquals(range(8, 10), seqs(resumed));
            assertFalse(resumed.get("reset").booleanValue());
            assertFalse(resumed.get("more").booleanValue());
            assertEquals(List.of(), seqs(socket.asks(join(room, ",\"since\":10"))));
            assertEquals(range(1, 10), seqs(socket.asks(join(room, ",\"since\":0"))));
        }
    }

    @Test
    void aSinceAboveTheHeadResets() {
        var room = roomUpTo(3);
        try (var socket = ada.online()) {
            var joined = socket.asks(join(room, ",\"since\":4"));
            assertTrue(joined.get("reset").booleanValue());
            assertEquals(range(1, 3), seqs(joined));
        }
    }

    @Test
    void overFiveHundredMissedMessagesReset() {
        var room = roomUpTo(502);
        try (var socket = ada.online()) {
            var most = socket.asks(join(room, ",\"since\":2"));
            assertFalse(most.get("reset").booleanValue());
            assertEquals(range(3, 502), seqs(most));
            var tooMany = socket.asks(join(room, ",\"since\":1"));
            assertTrue(tooMany.get("reset").booleanValue());
            assertTrue(tooMany.get("more").booleanValue());
            assertEquals(range(453, 502), seqs(tooMany));
        }
    }

    @Test
    void over256KibibytesOfMissedMessagesReset() {
        var room = roomUpTo(40, "é".repeat(8_000));
        try (var socket = ada.online()) {
            assertFalse(socket.asks(join(room, ",\"since\":30")).get("reset").booleanValue());
            var joined = socket.asks(join(room, ",\"since\":1"));
            assertTrue(joined.get("reset").booleanValue());
            assertTrue(joined.get("more").booleanValue());
            assertTrue(joined.toString().length() * 2 < 280_000);
            assertEquals(40, seqs(joined).getLast());
            assertEquals(range(41 - seqs(joined).size(), 40), seqs(joined));
        }
    }

    @Test
    void theNextLiveFrameIsTheHeadPlusOneHoweverMuchIsSaidMeanwhile() {
        var room = roomUpTo(2);
        try (var writer = ada.online()) {
            var writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 400; i++) {
                    writer.says(Json.object("type", "send", "id", "w", "room", room, "key", "busy-key-" + i, "text",
                            "t"));
                }
            });
            for (int tries = 0; tries < 20; tries++) {
                try (var socket = ada.online()) {
                    long told = socket.joins(room).get("rev").longValue();
                    told = consecutive(socket.rest(), told);
                    long again = socket.asks(join(room, ",\"since\":" + told)).get("rev").longValue();
                    consecutive(socket.rest(), again);
                }
            }
            writing.join();
        }
    }

    /** The live messages after {@code told}, each the one before plus one; those before an answer belong to it. */
    private static long consecutive(List<JsonNode> frames, long told) {
        long last = told;
        for (JsonNode frame : frames) {
            if (frame.get("type").textValue().equals("message")
                    && frame.get("message").get("rev").longValue() > told) {
                assertEquals(last + 1, frame.get("message").get("rev").longValue());
                last++;
            }
        }
        return last;
    }

    @Test
    void leavingEndsTheSubscriptionAndIsAnsweredAlsoWhereThereWasNone() {
        var room = roomUpTo(1);
        try (var socket = ada.online(); var other = ada.online()) {
            socket.joins(room);
            assertEquals("left", socket.asks(Json.object("type", "leave", "room", room)).get("type").textValue());
            other.writes(room, "after-leaving", "alone");
            assertEquals(0, socket.rest().stream().filter(f -> f.get("type").textValue().equals("message")).count());
            assertEquals("left", socket.asks(Json.object("type", "leave", "room", "nowhere")).get("type").textValue());
        }
    }

    @Test
    void aRoomThatIsNotThereIsNotFound() {
        try (var socket = ada.online()) {
            socket.isRefused(join("nowhere", ""), "not_found");
            socket.isRefused(join("", ""), "invalid");
            socket.isRefused(join("r", ",\"limit\":0"), "invalid");
            socket.isRefused(join("r", ",\"since\":-1"), "invalid");
        }
    }

    @Test
    void aConnectionFollowsTwoHundredRoomsAndNoMore() {
        var rooms = LongStream.rangeClosed(1, 201).mapToObj(i -> ada.makes("Many " + i)).toList();
        try (var socket = ada.online()) {
            for (String room : rooms.subList(0, 200)) {
                assertEquals("joined", socket.asks(join(room, ",\"limit\":1")).get("type").textValue());
            }
            socket.isRefused(join(rooms.get(200), ""), "conflict");
            assertEquals("joined", socket.asks(join(rooms.get(3), "")).get("type").textValue());
            socket.asks(Json.object("type", "leave", "room", rooms.get(7)));
            assertEquals("joined", socket.asks(join(rooms.get(200), "")).get("type").textValue());
        }
    }

    @Test
    @OneNode
    void onlineCountsTheMembersThatAreConnected() {
        var room = roomUpTo(1);
        var bob = server.signUp("bob");
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
        try (var socket = ada.online(); var other = bob.online(); var twice = bob.online()) {
            assertEquals(2, socket.joins(room).get("online").intValue());
            other.cut();
            twice.cut();
            Await.until("both to be gone", () -> socket.joins(room).get("online").intValue() == 1);
        }
    }
}
