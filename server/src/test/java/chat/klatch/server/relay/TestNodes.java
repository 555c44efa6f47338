package chat.klatch.server.relay;

import chat.klatch.server.door.TestClock;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Several nodes in this process, at one place in a real PostgreSQL. */
final class TestNodes implements AutoCloseable {
    private final TestClock clock = new TestClock();
    private final PostgresAddress place = TestPostgres.place();
    private final List<TestServer> nodes;

    /**
     * @param relays
     *            makes each node's end of what is between them
     * @param namesAndValues
     *            settings of all nodes, as in the environment
     */
    TestNodes(int count, Supplier<Relay> relays, String... namesAndValues) {
        nodes = IntStream.range(0, count).mapToObj(_ -> TestServer.node(place, clock, relays, namesAndValues)).toList();
    }

    TestServer node(int number) {
        return nodes.get(number);
    }

    List<TestServer> all() {
        return nodes;
    }

    TestClock clock() {
        return clock;
    }

    PostgresAddress place() {
        return place;
    }

    @Override
    public void close() {
        nodes.forEach(TestServer::close);
        TestPostgres.drop(place);
    }
}
