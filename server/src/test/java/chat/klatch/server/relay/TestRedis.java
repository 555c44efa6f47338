package chat.klatch.server.relay;

import chat.klatch.server.door.FreePort;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis that keeps nothing, on one port for all of its lives. */
public final class TestRedis implements AutoCloseable {
    private static final Pattern PID = Pattern.compile("process_id:(\\d+)");
    private final int port = FreePort.next();
    private final @Nullable String password;
    private RedisServer server;

    /** One for the nodes of all tests of this process, started by the first that needs it and gone with the process. */
    private static final class Shared {
        private static final TestRedis SERVER = new TestRedis();
        private static final AtomicInteger PLACES = new AtomicInteger();
    }

    /** What is between the nodes of one more place: ends of a channel of its own. */
    public static Supplier<Relay> between() {
        var channel = "klatch:test" + Shared.PLACES.incrementAndGet();
        return () -> new RedisRelay(Shared.SERVER.address(), channel);
    }

    /** Starts it; anybody may come. */
    public TestRedis() {
        this(null);
    }

    /** The same, for whoever knows {@code password}. */
    public TestRedis(@Nullable String password) {
        this.password = password;
        server = started();
    }

    private RedisServer started() {
        try {
            var settings = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1").setting("save \"\"");
            var redis = (password == null ? settings : settings.setting("requirepass " + password)).build();
            redis.start();
            return redis;
        } catch (IOException broken) {
            throw new UncheckedIOException("Redis could not be started for the tests", broken);
        }
    }

    public RedisAddress address() {
        return new RedisAddress("redis://127.0.0.1:" + port, password);
    }

    /** SIGTERM: it says so to whoever is connected, ends, and forgets what it knew. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** SIGKILL. */
    public void kill() {
        long pid;
        try (var client = RedisClient.create(address().url())) {
            pid = PID.matcher(client.connect().sync().info("server")).results().map(found -> found.group(1))
                    .mapToLong(Long::parseLong).findFirst().orElseThrow();
        }
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        stop(); // so that its files go
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
