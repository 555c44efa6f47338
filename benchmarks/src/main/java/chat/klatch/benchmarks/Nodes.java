package chat.klatch.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several nodes at one PostgreSQL: how late one hears what another stored, with Redis, with nginx as well, and with a
 * dead Redis, what that costs, and how many messages and read markers a second the database takes from one node and
 * from three.
 */
final class Nodes {
    private static final int MANY = 3;
    private static final String DEAD_REDIS = "redis://127.0.0.1:1";
    private static final Load BETWEEN = new Load("between", 20, 300, 100, 1_000);
    private static final Load WRITING = new Load("writing", 60, 60, 0);
    private static final Load READING = new Load("reading", 600, 600, 0);
    private static final long MILLIS_TOLD = 100_000_000;
    private static final int UNANSWERED = 16;
    private static final int WARM_SECONDS = 10;
    private static final int SECONDS = 10;
    private final Path home;
    private final Map<String, String> settings;
    private int places;

    private Nodes(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    /**
     * @param environment
     *            names the database by {@code KLATCH_DATABASE} and the like, and by {@code KLATCH_REDIS} the Redis
     */
    static void measure(Path home, Map<String, String> environment) throws Exception {
        var settings = new HashMap<>(environment);
        settings.keySet().removeIf(name -> !name.startsWith("KLATCH_DATABASE") && !name.startsWith("KLATCH_REDIS"));
        if (!settings.containsKey("KLATCH_DATABASE") || !settings.containsKey("KLATCH_REDIS")) {
            Main.refuse("Set KLATCH_DATABASE to a PostgreSQL with nothing in it, and KLATCH_REDIS to a Redis.");
        }
        var nodes = new Nodes(home, settings);
        Main.say("%nnodes: %d of them, %,d connections in %,d rooms, %,d messages a second%n", MANY,
                BETWEEN.connections(), BETWEEN.rooms(), BETWEEN.perSecond());
        Main.say("             µs CPU a delivery   p50 ms   p99 ms   missing   doubled%n");
        Main.print("Redis", nodes.between(settings));
        nodes.byNginx(settings);
        var dead = new HashMap<>(settings);
        dead.put("KLATCH_REDIS", DEAD_REDIS);
        Main.print("no Redis", nodes.between(dead));
        Main.say("%nnodes: %,d connections that write as fast as they are answered, messages a second%n",
                WRITING.connections());
        Main.say("  one node    %,9.0f%n", nodes.answered(1, WRITING, Writers.Words.MESSAGES, UNANSWERED));
        Main.say("  %d nodes     %,9.0f%n", MANY, nodes.answered(MANY, WRITING, Writers.Words.MESSAGES, UNANSWERED));
        Main.say("%nnodes: %,d connections that move their read marker whenever it has moved, markers a second%n",
                READING.connections());
        Main.say("  one node    %,9.0f%n", nodes.answered(1, READING, Writers.Words.MARKERS, 1));
        Main.say("  %d nodes     %,9.0f%n", MANY, nodes.answered(MANY, READING, Writers.Words.MARKERS, 1));
    }

    private Result between(Map<String, String> settings) throws Exception {
        var servers = started(MANY, settings);
        try {
            return BETWEEN.run(servers, people(servers, BETWEEN));
        } finally {
            close(servers);
        }
    }

    /** The same with nginx before them, where one is installed; its own CPU is not in the figure. */
    private void byNginx(Map<String, String> settings) throws Exception {
        var servers = started(MANY, settings);
        try {
            var before = Nginx.before(servers);
            if (before.isPresent()) {
                try (var _ = before.get()) {
                    Main.print("nginx, Redis", BETWEEN.run(servers, people(servers, BETWEEN)));
                }
            }
        } finally {
            close(servers);
        }
    }

    /** Answers a second. */
    private double answered(int count, Load load, Writers.Words words, int unanswered) throws Exception {
        var servers = started(count, settings);
        try (var writers = Writers.begin(words, servers, people(servers, load), unanswered)) {
            writers.goOn(Duration.ofSeconds(WARM_SECONDS));
            return writers.goOn(Duration.ofSeconds(SECONDS)) / (double) SECONDS;
        } finally {
            close(servers);
        }
    }

    /** Everybody is new each time, for the place stays. */
    private Places people(List<Server> servers, Load load) throws IOException, InterruptedException {
        var name = "p" + System.currentTimeMillis() % MILLIS_TOLD + "-" + places++ + "-";
        return Places.real(servers.getFirst(), load, name);
    }

    private List<Server> started(int count, Map<String, String> settings) throws IOException {
        var servers = new ArrayList<Server>();
        for (int i = 0; i < count; i++) {
            servers.add(Server.klatch(home, settings));
        }
        return servers;
    }

    private static void close(List<Server> servers) throws IOException {
        for (Server server : servers) {
            server.close();
        }
    }
}
