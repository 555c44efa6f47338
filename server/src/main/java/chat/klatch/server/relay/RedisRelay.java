package chat.klatch.server.relay;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relay by way of Redis, which need not be there: it is looked for until it is found, comes back by itself, and what
 * is published meanwhile is dropped. Everybody at one place publishes on one channel and hears it. Any number of
 * threads.
 */
public final class RedisRelay implements Relay {
    private static final Logger LOG = LoggerFactory.getLogger(RedisRelay.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration AGAIN_FIRST = Duration.ofMillis(100);
    private static final Duration AGAIN_LAST = Duration.ofSeconds(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(1);
    /** Hints that are on their way; those beyond are dropped, so a Redis that hangs takes no memory. */
    private static final int UNDER_WAY = 2_000;
    private static final int THREADS = 2; // Lettuce takes no fewer
    private final String channel;
    private final ClientResources threads;
    private final RedisClient client;
    private final ScheduledExecutorService seeker = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("redis").daemon().factory());
    private volatile @Nullable StatefulRedisConnection<String, String> speaking;
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> hearing;
    private boolean said;

    /**
     * @param channel
     *            the place's own: several places may use one Redis
     */
    public RedisRelay(RedisAddress address, String channel) {
        this.channel = channel;
        threads = ClientResources.builder().ioThreadPoolSize(THREADS).computationThreadPoolSize(THREADS)
                .reconnectDelay(Delay.exponential(AGAIN_FIRST, AGAIN_LAST, 2, TimeUnit.MILLISECONDS)).build();
        client = RedisClient.create(threads, uri(address));
        client.setOptions(ClientOptions.builder().autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS).requestQueueSize(UNDER_WAY)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_WITHIN).keepAlive(true).build())
                .timeoutOptions(TimeoutOptions.enabled(CONNECT_WITHIN)).build());
    }

    private static RedisURI uri(RedisAddress address) {
        var uri = RedisURI.builder().withHost(address.host()).withPort(address.port()).withSsl(address.secure())
                .withTimeout(CONNECT_WITHIN);
        var password = address.password();
        if (password != null) {
            var user = address.user();
            if (user == null) {
                uri.withPassword(password.toCharArray());
            } else {
                uri.withAuthentication(user, password.toCharArray());
            }
        }
        return uri.build();
    }

    @Override
    public void listen(Consumer<String> listener) {
        seeker.execute(() -> seek(listener));
    }

    /** Lettuce connects again by itself, but only where it was connected once. */
    private void seek(Consumer<String> listener) {
        try {
            if (hearing == null) {
                hearing = hear(listener);
            }
            speaking = client.connect();
            LOG.info("Redis carries hints between the nodes.");
        } catch (RedisException absent) {
            if (!said) {
                LOG.warn("Redis cannot be reached, so nodes hear of each other up to two seconds later; trying on.",
                        absent);
                said = true;
            }
            var _ = seeker.schedule(() -> seek(listener), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private StatefulRedisPubSubConnection<String, String> hear(Consumer<String> listener) {
        var connection = client.connectPubSub();
        connection.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String from, String hint) {
                listener.accept(hint);
            }
        });
        try {
            connection.sync().subscribe(channel);
            return connection;
        } catch (RedisException lost) {
            connection.close();
            throw lost;
        }
    }

    @Override
    public void publish(String hint) {
        var connection = speaking;
        if (connection != null && connection.isOpen()) {
            try {
                var _ = connection.async().publish(channel, hint);
            } catch (RedisException _) {
                return; // it is gone, or hangs: whoever misses the hint looks
            }
        }
    }

    @Override
    public boolean carries() {
        var ears = hearing;
        var mouth = speaking;
        return ears != null && ears.isOpen() && mouth != null && mouth.isOpen();
    }

    @Override
    public void close() {
        seeker.shutdownNow();
        client.shutdown(Duration.ZERO, END_WITHIN);
        threads.shutdown(0, END_WITHIN.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(END_WITHIN.toMillis());
    }
}
