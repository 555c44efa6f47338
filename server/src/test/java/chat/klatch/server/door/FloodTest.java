package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.storage.TestPostgres;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whoever says more than anybody could takes the server's time and nobody's turn. */
class FloodTest {
    private static final int AT_ONCE = 1_000;
    private static final int PINGS = 50;
    private static final int CHANGES_OF_ONE = 64;
    private static final int PING_BYTES = 125;
    private static final long BEYOND_ALL_BUFFERS = 64L << 20; // of what the machine holds between two programs
    private static final Duration MOMENT = Duration.ofMillis(100);

    @Test
    void whoPingsAndTakesNoPongIsReadNoFurtherAndSentAwayAsSilent() {
        try (var server = TestServer.start(); var deaf = RawSocket.narrow(server.signUp("mallory"))) {
            var pings = RawSocket.repeated(RawSocket.PING, "x".repeat(PING_BYTES), AT_ONCE);
            var written = new AtomicLong();
            var flood = Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (written.get() < BEYOND_ALL_BUFFERS) {
                        deaf.write(pings);
                        written.addAndGet(pings.length);
                    }
                } catch (UncheckedIOException cut) {
                    // as it should be
                }
            });
            Await.until("the flood to end", () -> {
                server.clock().pass(MOMENT);
                return !flood.isAlive();
            });
            assertTrue(written.get() < BEYOND_ALL_BUFFERS, "all of it was read");
        }
    }

    @Test
    void whoPingsWithoutPauseGetsAPongForEachInTheirOrder() {
        try (var server = TestServer.start(); var raw = RawSocket.open(server.signUp("ada"))) {
            for (int i = 0; i < PINGS; i++) {
                raw.frame(true, RawSocket.PING, new byte[]{(byte) i});
            }
            for (int i = 0; i < PINGS; i++) {
                assertArrayEquals(new byte[]{(byte) i}, raw.read(RawSocket.PONG).payload());
            }
        }
    }

    @Test
    void whoSaysMoreThanTheDiskTakesHasNoMoreThanTheirShareOfWhatWaitsForIt() throws SQLException {
        try (var server = TestServer.start();
                var hasty = RawSocket.open(server.signUp("mallory"));
                var other = server.signUp("ada").online()) {
            var room = server.signIn("ada").foyer();
            int most = 0;
            try (var outside = server.outside(); var held = outside.createStatement()) {
                held.execute(TestPostgres.wanted() ? "begin; lock table message in exclusive mode" : "begin immediate");
                for (int i = 0; i < AT_ONCE; i++) {
                    hasty.text(Json.object("type", "send", "id", "s" + i, "room", room, "key", "hasty-" + i, "text",
                            "hello"));
                }
                for (int i = 0; i < PINGS; i++) {
                    other.settles();
                    most = Math.max(most, waiting(server));
                }
                held.execute("rollback");
            }
            assertTrue(most <= CHANGES_OF_ONE, "waiting at most: " + most);
            int answered = 0;
            while (answered < AT_ONCE) {
                answered += hasty.read(RawSocket.TEXT).text().split("\"re\":\"s", -1).length - 1;
            }
        }
    }

    private static int waiting(TestServer server) {
        return server.http().get("/metrics").answer().text().lines()
                .filter(line -> line.startsWith("klatch_changes_waiting ")).findFirst()
                .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ')))).orElseThrow();
    }
}
