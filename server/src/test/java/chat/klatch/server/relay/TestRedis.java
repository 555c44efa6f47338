package chat.klatch.server.relay;

import chat.klatch.server.door.FreePort;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;

/** A real Redis that keeps nothing, on one port for all of its lives. */
public final class TestRedis implements AutoCloseable {
    private final int port = FreePort.next();
    private RedisServer server;

    /** Starts it. */
    public TestRedis() {
        server = started();
    }

    private RedisServer started() {
        try {
            var redis = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
            redis.start();
            return redis;
        } catch (IOException broken) {
            throw new UncheckedIOException("Redis could not be started for the tests", broken);
        }
    }

    public RedisAddress address() {
        return new RedisAddress("redis://127.0.0.1:" + port, null);
    }

    /** It dies, and forgets what it knew. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Everything that it holds goes, and it goes on. */
    public void empty() {
        try (var client = RedisClient.create(address().url())) {
            client.connect().sync().flushall();
        }
    }

    /** Whoever listens is cut off, so that some hints reach nobody until they have come back. */
    public void cutListeners() {
        try (var client = RedisClient.create(address().url())) {
            client.connect().sync().clientKill(KillArgs.Builder.typePubsub());
        }
    }

    public void startAgain() {
        server = started();
    }

    @Override
    public void close() {
        stop();
    }
}
