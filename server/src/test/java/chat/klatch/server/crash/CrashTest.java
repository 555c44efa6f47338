package chat.klatch.server.crash;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred clients against the packaged server in its own process, which is killed five times in the middle of what
 * they do (see {@link Throng}).
 */
class CrashTest {
    private static final int CLIENTS = 200;
    private static final int KILLS = 5;
    @TempDir
    Path data;

    @Test
    @Timeout(300)
    void everyAcknowledgedChangeOutlivesFiveKillsOnceAndInOneOrderForEveryone() throws Exception {
        var log = Path.of(System.getProperty("klatch.home")).resolveSibling("crash-server.log");
        try (var server = new KilledServer(data, log, Map.of()); var throng = new Throng(server, CLIENTS)) {
            throng.endures(KILLS, server::killAndStartAgain);
        }
    }
}
