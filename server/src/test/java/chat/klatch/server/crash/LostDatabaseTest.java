package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.storage.KilledPostgres;
import chat.klatch.server.storage.NeedsPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server goes on and its PostgreSQL dies in the middle of commits: killed as by a lack of memory, stopped at once,
 * and cut off from it (see {@link Throng} for what its clients do meanwhile, and what they must have seen).
 */
@NeedsPostgres
class LostDatabaseTest {
    private static final int CLIENTS = 40;
    private static final int BLOWS = 3;
    @TempDir
    Path data;
    private int struck;

    @Test
    @Timeout(300)
    void everyAcknowledgedChangeOutlivesTheDatabaseOnceAndTheServerComesBackByItself() throws Exception {
        var log = Path.of(System.getProperty("klatch.home")).resolveSibling("lost-database-server.log");
        try (var postgres = new KilledPostgres(data.resolve("postgres"));
                var server = new KilledServer(data.resolve("klatch"), log, Map.of("KLATCH_DATABASE",
                        postgres.address().url(), "KLATCH_DATABASE_USER", "postgres"));
                var throng = new Throng(server, CLIENTS)) {
            throng.endures(BLOWS, () -> {
                switch (struck++ % 3) {
                    case 0 -> postgres.kill();
                    case 1 -> postgres.stopAtOnce();
                    default -> {
                        postgres.cutEveryone();
                        return;
                    }
                }
                Until.reached("the server is not ready", Throng.LONG, () -> !throng.isServed());
                assertEquals("503 unavailable", throng.writing());
                postgres.startAgain();
            });
        }
    }
}
