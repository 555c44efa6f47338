package chat.klatch.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what was asked for: {@code fan-out}, {@code busy}, {@code rooms}, {@code idle}, {@code start}, {@code stop};
 * everything where nothing was, but for {@code nodes} (see {@link Nodes}), which needs a PostgreSQL. Each figure stands
 * beside that of {@link Floor}, which does no more than the kernel makes everybody do, in the same run: compare ratios,
 * for machines differ.
 */
public final class Main {
    private static final List<Load> LOADS = List.of(new Load("fan-out", 1, 1_000, 20), new Load("busy", 1, 1_000, 100),
            new Load("rooms", 100, 1_000, 2_000));
    private static final int IDLE = 5_000;
    private static final int STARTS = 5;
    private static final List<Integer> STOPS = List.of(2_000, 5_000);

    private Main() {
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("floor")) {
            Floor.serve(port -> System.out.println("The floor is at http://localhost:" + port));
            return;
        }
        var known = Stream.concat(LOADS.stream().map(Load::name), Stream.of("idle", "start", "stop")).toList();
        var wanted = args.length == 0 ? known : Arrays.asList(args);
        if (!known.containsAll(wanted) && !wanted.equals(List.of("nodes"))) {
            System.err.println("There are: " + String.join(", ", known) + "; and, by itself, nodes");
            System.exit(2);
        }
        var home = Path.of(System.getProperty("klatch.home", "server/target/klatch")).toAbsolutePath();
        if (wanted.contains("nodes")) {
            Nodes.measure(home, System.getenv());
        }
        for (Load load : LOADS) {
            if (wanted.contains(load.name())) {
                compare(home, load);
            }
        }
        if (wanted.contains("idle")) {
            idle(home);
        }
        if (wanted.contains("start")) {
            start(home);
        }
        if (wanted.contains("stop")) {
            Stop.measure(home, STOPS);
        }
    }

    private static void compare(Path home, Load load) throws Exception {
        System.out.printf("%n%s: %,d connections in %,d rooms, %,d messages a second%n", load.name(),
                load.connections(), load.rooms(), load.perSecond());
        System.out.println("             µs CPU a delivery   p50 ms   p99 ms   missing   doubled");
        Result floor;
        try (var server = Server.floor()) {
            floor = load.run(List.of(server), Places.imagined(load));
            print("floor", floor);
        }
        try (var server = Server.klatch(home)) {
            var klatch = load.run(List.of(server), Places.real(server, load));
            print("klatch", klatch);
            System.out.printf("  ratio %.2f%n", klatch.micros() / floor.micros());
        }
    }

    static void say(String format, Object... values) {
        System.out.printf(format, values);
    }

    /** Ends what makes no sense. */
    static void refuse(String why) {
        System.err.println(why);
        System.exit(2);
    }

    static void print(String who, Result result) {
        System.out.printf("  %-12s %15.2f %8.1f %8.1f %9d %9d%n", who, result.micros(), result.percentile(50),
                result.percentile(99), result.missing(), result.doubled());
    }

    /** Heap in use after a collection, with and without connections that have joined a room and say nothing. */
    private static void idle(Path home) throws Exception {
        var load = new Load("idle", 1, IDLE, 1);
        try (var server = Server.klatch(home)) {
            var places = Places.real(server, load);
            long before = server.heapBytes();
            try (var crowd = Crowd.join(List.of(server), places)) {
                long after = server.heapBytes();
                System.out.printf("%nidle: %,d joined connections take %.1f KiB of heap each%n", crowd.size(),
                        (after - before) / 1024.0 / crowd.size());
            }
        }
    }

    private static void start(Path home) throws Exception {
        System.out.printf("%nstart: until it serves, in ms:");
        for (int i = 0; i < STARTS; i++) {
            long begun = System.nanoTime();
            try (var _ = Server.klatch(home)) {
                System.out.printf(" %,d", (System.nanoTime() - begun) / 1_000_000);
            }
        }
        System.out.println();
    }
}
