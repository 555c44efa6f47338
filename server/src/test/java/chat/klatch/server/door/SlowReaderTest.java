package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Slow readers": they are cut, come back, and nobody else notices. */
class SlowReaderTest {
    private static final String LONG = "x".repeat(8_000);
    private TestServer server;
    private Person ada;
    private Person bob;
    private Person carol;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        carol = server.signUp("carol");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket asleep() {
        var raw = RawSocket.narrow(carol);
        raw.text(Json.object("type", "join", "id", "j", "room", carol.foyer()));
        raw.read(RawSocket.TEXT);
        raw.frame(true, RawSocket.PING, new byte[0]);
        raw.read(RawSocket.PONG);
        return raw;
    }

    @Test
    @OneNode
    void whoLetsAMebibyteWaitIsCutAndNobodyElseNotices() {
        try (var slow = asleep(); var writer = ada.online(); var reader = bob.inFoyer()) {
            for (int i = 1; i <= 20; i++) {
                int all = 10 * i;
                writer.fills(ada.foyer(), "a" + i, 10, LONG);
                Await.until("everybody else to hear all", () -> reader.heard("message") == all);
            }
            Await.until("the slow one to be gone", () -> writer.joins(ada.foyer()).get("online").intValue() == 2);
            long got = slow.ended();
            assertTrue(got >= 0 && got < 200 * 8_000, "was cut after " + got);
            try (var again = bob.online()) {
                var resumed = again.asks(Json.object("type", "join", "room", bob.foyer(), "since", 180));
                assertEquals(201, resumed.get("rev").longValue());
                assertEquals(21, resumed.get("messages").size());
            }
        }
    }

    @Test
    void aPingIsAnsweredBetweenTwoMessagesNotWithinOne() {
        try (var slow = asleep(); var writer = ada.online(); var reader = bob.inFoyer()) {
            for (int i = 1; i <= 25; i++) {
                int all = i;
                writer.fills(ada.foyer(), "p" + i, 1, LONG);
                Await.until("the others to hear it", () -> reader.heard("message") == all);
            }
            slow.frame(true, RawSocket.PING, new byte[]{7});
            int heard = 0;
            boolean answered = false;
            var text = new StringBuilder();
            while (heard < 25 || !answered) {
                var frame = slow.read();
                if (frame.opcode() == RawSocket.PONG) {
                    answered = frame.payload()[0] == 7;
                } else if (frame.fin()) {
                    var events = Json.read(text.append(frame.text()).toString());
                    heard += events.isArray() ? events.size() : 1;
                    text.setLength(0);
                } else {
                    text.append(frame.text());
                }
            }
            assertEquals(25, heard);
        }
    }

    @Test
    @OneNode
    void whoseLineTakesNothingForTenSecondsIsCut() {
        try (var slow = asleep(); var writer = ada.online(); var reader = bob.inFoyer()) {
            writer.fills(ada.foyer(), "b", 60, LONG);
            Await.until("everybody else to hear all", () -> reader.heard("message") == 60);
            var room = ada.foyer();
            Await.until("the slow one to be gone", () -> {
                reader.staysFor(server.clock(), 1);
                return writer.joins(room).get("online").intValue() == 2;
            });
            long got = slow.ended();
            assertTrue(got >= 0 && got < 60 * 8_000, "was cut after " + got);
            assertEquals(60, reader.rest().size());
        }
    }

    @Test
    void whoAsksWithoutReadingIsHandledNoFurther() {
        try (var slow = RawSocket.open(carol); var writer = ada.online()) {
            var room = bob.foyer();
            writer.fills(room, "c", 60, LONG);
            for (int i = 0; i < 8; i++) {
                slow.text(Json.object("type", "history", "id", "h" + i, "room", room, "limit", 100));
            }
            int pages = 0;
            while (pages < 8) {
                var text = slow.read(RawSocket.TEXT).text();
                pages += text.split("\"type\":\"page\"", -1).length - 1;
            }
            assertEquals(8, pages);
        }
    }
}
