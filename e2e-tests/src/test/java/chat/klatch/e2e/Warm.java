package chat.klatch.e2e;

import chat.klatch.server.KlatchServer;
import chat.klatch.server.Settings;
import chat.klatch.server.accounts.PasswordCost;
import chat.klatch.server.relay.LocalRelay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that serves one place after the other, each with nothing of the last one's: its settings are a line of what
 * it reads, with tabs between, and an empty line ends it. Starting a JVM for each of a hundred places takes longer than
 * what is done in most of them.
 */
final class Warm {
    private static final Logger LOG = LoggerFactory.getLogger(Warm.class);
    /** Hundreds sign up in tests, and nobody guesses. */
    private static final PasswordCost CHEAP = new PasswordCost(64, 1);

    private Warm() {
    }

    public static void main(String[] args) throws IOException {
        Thread.setDefaultUncaughtExceptionHandler((thread, why) -> {
            LOG.error("The thread {} died.", thread.getName(), why); // which fails whatever is tried at this place
            Runtime.getRuntime().halt(1);
        });
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                serve(settings(line), lines);
            }
        }
        System.exit(0);
    }

    private static Map<String, String> settings(String line) {
        return Arrays.stream(line.split(WarmServer.BETWEEN, -1)).map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }

    private static void serve(Map<String, String> settings, BufferedReader lines) throws IOException {
        try (var server = KlatchServer.start(Settings.from(settings), InstantSource.system(),
                new LocalRelay.Ring().end(), CHEAP)) {
            System.out.println(WarmServer.STARTED + "http://localhost:" + server.port());
            lines.readLine();
        }
        System.out.println(WarmServer.STOPPED);
    }
}
