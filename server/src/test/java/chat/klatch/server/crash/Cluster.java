package chat.klatch.server.crash;

import chat.klatch.server.StrayClock;
import chat.klatch.server.relay.TestRedis;
import chat.klatch.server.storage.KilledPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nodes as processes at one PostgreSQL and one Redis, each with a cable of its own to either, and its own clock. */
final class Cluster implements AutoCloseable {
    /** One of them, and what connects it with the rest. */
    record Node(KilledServer server, Cable database, Cable redis, Meddler meddler, StrayClock clock) {
        URI address() {
            return server.address();
        }
    }

    private final KilledPostgres postgres;
    private final TestRedis redis = new TestRedis();
    private final List<Node> nodes = new ArrayList<>();

    /**
     * Starts everything, and does not wait until it serves.
     *
     * @param name
     *            the log of each node is kept under it
     */
    Cluster(Path data, String name, int count) throws IOException {
        postgres = new KilledPostgres(data.resolve("postgres"));
        for (int i = 0; i < count; i++) {
            var database = new Cable(port(postgres.address().url()));
            var meddler = new Meddler(i);
            var hints = new Cable(port(redis.address().url()), meddler::before);
            var clock = StrayClock.in(data.resolve("clock-" + i));
            var log = Path.of(System.getProperty("klatch.home")).resolveSibling(name + "-" + i + ".log");
            var settings = Map.of("KLATCH_DATABASE", "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres",
                    "KLATCH_DATABASE_USER", "postgres", "KLATCH_REDIS", "redis://127.0.0.1:" + hints.port());
            nodes.add(new Node(KilledServer.with(clock, data.resolve("node-" + i), log, settings), database, hints,
                    meddler, clock));
        }
    }

    private static int port(String url) {
        return URI.create(url.replace("jdbc:", "")).getPort();
    }

    Node node(int number) {
        return nodes.get(number);
    }

    List<KilledServer> servers() {
        return nodes.stream().map(Node::server).toList();
    }

    KilledPostgres postgres() {
        return postgres;
    }

    TestRedis redis() {
        return redis;
    }

    /** What becomes of the hints to all nodes from now on. */
    void meddle(Meddler.Deed deed) {
        nodes.forEach(node -> node.meddler().does(deed));
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes) {
            node.server().close();
            node.database().close();
            node.redis().close();
        }
        redis.close();
        postgres.close();
    }
}
