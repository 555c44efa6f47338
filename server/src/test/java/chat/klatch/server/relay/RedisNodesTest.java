package chat.klatch.server.relay;

import chat.klatch.server.storage.NeedsPostgres;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;

/** With a real Redis between the nodes. */
@NeedsPostgres
class RedisNodesTest extends AcrossNodes {
    private final TestRedis redis = new TestRedis();

    @Override
    Supplier<Relay> relays() {
        return () -> new RedisRelay(redis.address(), "klatch:test");
    }

    @AfterAll
    void stopRedis() {
        redis.close();
    }
}
