package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.deploy.Nginx;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes at one PostgreSQL, replaced one after the other while people go on (see {@link Throng} for what they do
 * and what they must have seen). They come by a proxy that only asks who is ready, and where nginx is installed half of
 * them by that, with the configuration of {@code deploy/}.
 */
@NeedsPostgres
@Tag("faults")
class RollingUpdateTest {
    private static final int NODES = 3;
    private static final int CLIENTS = 100;
    private static final int DRAINING = 4001;
    private final PostgresAddress place = TestPostgres.place();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    @TempDir
    Path folder;
    private int replaced;

    private <T extends AutoCloseable> T open(T one) {
        opened.push(one);
        return one;
    }

    @AfterEach
    void close() throws Exception {
        for (var one : opened) {
            one.close();
        }
        TestPostgres.drop(place);
    }

    @Test
    @Timeout(300)
    void whoeverIsOnANodeThatIsReplacedGoesOnElsewhereAndNothingIsLostDoubledOrOutOfOrder() throws Exception {
        var nodes = new ArrayList<KilledServer>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(open(node(i)));
        }
        for (var node : nodes) {
            serves(node);
        }
        var balancer = open(new Balancer(nodes, nginx(nodes)));
        var first = nodes.getFirst();
        first.setDoor(balancer.address());
        var throng = open(new Throng(first, CLIENTS));
        int before = accesses().size(); // when all have signed up, some of them at the second try
        throng.endures(NODES, () -> replace(nodes.get(replaced++)));
        var losses = throng.scribes().stream().map(Scribe::losses).toList();
        assertTrue(losses.stream().allMatch(one -> one.equals(Collections.nCopies(one.size(), DRAINING))),
                () -> "not by a goodbye: " + losses);
        assertTrue(losses.stream().allMatch(one -> one.size() <= NODES), () -> "more than once from a node: " + losses);
        assertTrue(losses.stream().mapToInt(List::size).sum() >= CLIENTS, () -> "hardly anybody was moved: " + losses);
        assertEquals(List.of(), accesses().stream().skip(before)
                .filter(line -> line.matches(".*] \\S+ \\S+ 5\\d\\d .*")).toList());
    }

    private KilledServer node(int number) throws IOException {
        var log = Path.of(System.getProperty("klatch.home")).resolveSibling("rolling-update-" + number + ".log");
        return new KilledServer(folder.resolve("node" + number), log, Map.of("KLATCH_DATABASE", place.url(),
                "KLATCH_DATABASE_USER", "postgres"));
    }

    private OptionalInt nginx(List<KilledServer> nodes) throws IOException {
        return Nginx.isInstalled()
                ? OptionalInt.of(open(Nginx.plain(folder, nodes.stream().map(KilledServer::port).toList())).port())
                : OptionalInt.empty();
    }

    private static void serves(KilledServer node) {
        try (var calls = new Calls(URI.create("http://127.0.0.1:" + node.port()))) {
            Until.reached("the node is ready", Throng.LONG, calls::isServed);
        }
    }

    private static void replace(KilledServer node) throws IOException, InterruptedException {
        node.replace();
        serves(node);
    }

    /** What nginx has answered; nothing where there is none. */
    private List<String> accesses() throws IOException {
        return Nginx.isInstalled() ? Files.readAllLines(folder.resolve("access.log")) : List.of();
    }
}
