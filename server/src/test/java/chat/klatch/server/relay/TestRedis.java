package chat.klatch.server.relay;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import redis.embedded.RedisServer;

/** A real Redis that keeps nothing, on one port for all of its lives. */
public final class TestRedis implements AutoCloseable {
    /** Below the ports that a kernel gives to outgoing connections: whoever seeks us must not take ours meanwhile. */
    private static final int PORT_FIRST = 20_000;
    private static final int PORT_AFTER = 30_000;
    private static final int PORTS_TRIED = 100;
    private final int port = freePort();
    private RedisServer server;

    /** Starts it. */
    public TestRedis() {
        server = started();
    }

    private static int freePort() {
        for (int i = 0; i < PORTS_TRIED; i++) {
            int port = ThreadLocalRandom.current().nextInt(PORT_FIRST, PORT_AFTER);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // another
            }
        }
        throw new IllegalStateException("no port is free");
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
