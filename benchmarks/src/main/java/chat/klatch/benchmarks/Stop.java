package chat.klatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a server ends that is asked to by SIGTERM while many are connected and talk: how soon, whom it tells, when they
 * will be back, and whether all that it acknowledged stands when it has been started again.
 */
final class Stop {
    private static final int ROOMS = 100;
    private static final int PER_SECOND = 200;
    private static final int SECONDS = 10;
    private static final double SECOND = 1e9;

    private Stop() {
    }

    /** Does it once for each number of connections. */
    static void measure(Path home, List<Integer> connections) throws Exception {
        Main.say("%nstop: by SIGTERM, while %,d messages a second are said in %,d rooms%n", PER_SECOND, ROOMS);
        Main.say("  connected   ended s   CPU s   goodbye   first ms   last ms   back from s   to s   most a second"
                + "   acknowledged   lost   doubled%n");
        for (int many : connections) {
            var data = Files.createTempDirectory("klatch-benchmark");
            try {
                measure(home, Map.of("KLATCH_DATA", data.toString()), new Load("stop", ROOMS, many, PER_SECOND));
            } finally {
                Server.delete(data);
            }
        }
    }

    private static void measure(Path home, Map<String, String> settings, Load load) throws Exception {
        Places places;
        Departure.Outcome outcome;
        try (var server = Server.klatch(home, settings)) {
            places = Places.real(server, load);
            try (var departure = Departure.begin(server, places)) {
                outcome = departure.stop(load.perSecond(), SECONDS);
            }
        }
        try (var again = Server.klatch(home, settings)) {
            print(outcome, places.keys(again));
        }
    }

    private static void print(Departure.Outcome outcome, List<String> kept) throws IOException {
        if (outcome.told().isEmpty()) {
            throw new IOException("Nobody was told that the server stops.");
        }
        var once = new HashSet<>(kept);
        long lost = outcome.acknowledged().stream().filter(key -> !once.contains(key)).count();
        long most = outcome.back().stream()
                .collect(Collectors.groupingBy(at -> at / (long) SECOND, Collectors.counting()))
                .values().stream().mapToLong(Long::longValue).max().orElse(0);
        Main.say("  %,9d %9.2f %7.2f %,9d %10.0f %9.0f %13.1f %6.1f %15d %14d %6d %9d%n", outcome.there(),
                outcome.ended() / SECOND, outcome.cpu().toMillis() / 1_000.0, outcome.told().size(),
                Collections.min(outcome.told()) / 1e6, Collections.max(outcome.told()) / 1e6,
                Collections.min(outcome.back()) / SECOND, Collections.max(outcome.back()) / SECOND, most,
                outcome.acknowledged().size(), lost, kept.size() - once.size());
    }
}
