package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.server.door.Await;
import chat.klatch.server.storage.NeedsPostgres;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On machines that there is a PostgreSQL for there is a Redis too. */
@NeedsPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisRelayTest extends RelayContract {
    private TestRedis redis;

    @BeforeAll
    void start() {
        redis = new TestRedis();
    }

    @AfterAll
    void stop() {
        redis.close();
    }

    @Override
    Relay end(List<String> heard) {
        var end = new RedisRelay(redis.address(), "klatch:test");
        end.listen(heard::add);
        Await.until("it is connected", end::carries);
        return end;
    }

    @Test
    void placesThatShareARedisHearNothingOfEachOther() {
        var heard = new CopyOnWriteArrayList<String>();
        try (var ours = end(heard); var theirs = new RedisRelay(redis.address(), "klatch:theirs")) {
            theirs.listen(_ -> {
            });
            Await.until("it is connected", theirs::carries);
            theirs.publish("theirs");
            ours.publish("ours");
            Await.until("our own", () -> !heard.isEmpty());
            assertEquals(List.of("ours"), heard);
        }
    }

    @Test
    void whatIsPublishedWhileRedisIsAwayIsDroppedAndItGoesOnWhenItIsBack() {
        var heard = new CopyOnWriteArrayList<String>();
        try (var end = end(heard)) {
            redis.stop();
            Await.until("it is noticed", () -> !end.carries());
            end.publish("lost");
            redis.startAgain();
            Await.until("it is connected again", end::carries);
            Await.until("a hint comes through", () -> {
                end.publish("found");
                return heard.contains("found");
            });
            assertFalse(heard.contains("lost"));
        }
    }

    @Test
    void aRedisThatComesLaterIsFound() {
        redis.stop();
        var heard = new CopyOnWriteArrayList<String>();
        try (var end = new RedisRelay(redis.address(), "klatch:test")) {
            end.listen(heard::add);
            end.publish("lost");
            assertFalse(end.carries());
            redis.startAgain();
            Await.until("it is connected", end::carries);
            end.publish("found");
            Await.until("the hint", () -> heard.contains("found"));
        }
    }
}
