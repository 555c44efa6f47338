package chat.klatch.server.crash;

import chat.klatch.server.relay.RedisAddress;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Somebody at the Redis between nodes who says again what nodes have said: twice, late, and in another order. Its
 * thread is Redis's client's.
 */
final class Meddler implements AutoCloseable {
    private static final int KEPT = 12;
    private final RedisClient client;
    private final StatefulRedisPubSubConnection<String, String> ear;
    private final Random random;
    private final List<String> kept = new ArrayList<>();
    private final Set<String> own = new HashSet<>();

    Meddler(RedisAddress redis, long seed) {
        random = new Random(seed);
        client = RedisClient.create(redis.url());
        ear = client.connectPubSub();
        var mouth = client.connect();
        ear.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String pattern, String channel, String hint) {
                for (String again : heard(hint)) {
                    var _ = mouth.async().publish(channel, again);
                }
            }
        });
        ear.sync().psubscribe("klatch:*");
    }

    /** What is to be said again now. */
    private synchronized List<String> heard(String hint) {
        if (own.remove(hint)) {
            return List.of();
        }
        kept.add(hint);
        if (kept.size() < KEPT) {
            return List.of();
        }
        var again = new ArrayList<>(kept);
        kept.clear();
        Collections.shuffle(again, random);
        own.addAll(again);
        return again;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
