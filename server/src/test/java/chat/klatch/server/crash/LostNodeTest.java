package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.storage.NeedsPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, each with a third of the clients, and some of all {@link Fault}s (see {@link Throng} for what the
 * clients do meanwhile, and what they must have seen). {@code -Dklatch.test.runs} says how many runs, else one; each
 * deals faults by a seed of its own. {@code -Dklatch.test.seed} names the first one's, or with commas the seeds of all.
 * {@code -Dklatch.test.faults} names faults, with commas, of which each run then has every one. How long it takes after
 * each until all nodes serve, and until everybody has everything, is kept in {@code target/faults.csv}.
 */
@NeedsPostgres
@Tag("faults")
class LostNodeTest {
    private static final int NODES = 3;
    private static final int CLIENTS = 42;
    private static final int FAULTS_EACH = 3;
    private static final Duration SOON = Duration.ofSeconds(10);
    @TempDir
    Path data;

    @TestFactory
    Stream<DynamicTest> everyAcknowledgedChangeIsOnceAndInOneOrderForEveryoneOnEveryNode() {
        return seeds().mapToObj(one -> {
            var faults = dealt(one);
            return DynamicTest.dynamicTest("seed " + one + ": " + faults,
                    () -> endures(data.resolve("seed" + one), one, faults));
        });
    }

    private static LongStream seeds() {
        var named = System.getProperty("klatch.test.seed", "" + ThreadLocalRandom.current().nextInt());
        if (named.contains(",")) {
            return Stream.of(named.split(",", -1)).mapToLong(Long::parseLong);
        }
        long first = Long.parseLong(named);
        return LongStream.range(first, first + Integer.getInteger("klatch.test.runs", 1));
    }

    private static List<Fault> dealt(long seed) {
        var named = System.getProperty("klatch.test.faults");
        var all = named == null
                ? new ArrayList<>(List.of(Fault.values()))
                : new ArrayList<>(Stream.of(named.split(",", -1)).map(Fault::valueOf).toList());
        Collections.shuffle(all, new Random(seed));
        return named == null ? List.copyOf(all.subList(0, FAULTS_EACH)) : List.copyOf(all);
    }

    private static void endures(Path data, long seed, List<Fault> faults) throws Exception {
        var random = new Random(seed);
        var coming = faults.iterator();
        try (var cluster = new Cluster(data, "lost-node-" + seed, NODES);
                var throng = new Throng(cluster.servers(), CLIENTS, seed)) {
            throng.endures(faults.size(), () -> {
                var fault = coming.next();
                fault.strike(cluster.node(random.nextInt(NODES)), cluster, Until::passed);
                long over = System.nanoTime();
                Until.reached("every node serves", Throng.LONG, throng::isServed);
                long served = System.nanoTime();
                throng.catchesUp(SOON);
                keep(fault, seed, served - over, System.nanoTime() - over);
            });
            for (KilledServer node : cluster.servers()) {
                assertEquals(List.of(), errors(node.log()));
            }
        }
    }

    private static void keep(Fault fault, long seed, long servedNanos, long wholeNanos) throws IOException {
        Files.writeString(Path.of(System.getProperty("klatch.home")).resolveSibling("faults.csv"),
                "%s,%d,%d,%d%n".formatted(fault, seed, Duration.ofNanos(servedNanos).toMillis(),
                        Duration.ofNanos(wholeNanos).toMillis()),
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What a node has said of faults of its own. */
    private static List<String> errors(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        }
    }
}
