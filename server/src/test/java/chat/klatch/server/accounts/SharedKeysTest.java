package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.TestClock;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys where several nodes need the same ones. */
@NeedsPostgres
class SharedKeysTest {
    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    @TempDir
    private Path folder;
    private PostgresAddress place;
    private Postgres one;
    private Postgres other;

    @BeforeEach
    void open() {
        place = TestPostgres.place();
        one = Postgres.openAsItIs(place);
        other = Postgres.openAsItIs(place);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        TestPostgres.drop(place);
    }

    private Keys keys(Postgres node) {
        return Keys.shared(node, folder, random, clock);
    }

    @Test
    void ofSeveralThatStartTogetherOneMakesTheKeyThatAllTake() throws Exception {
        var begun = new CyclicBarrier(4);
        var made = new HashSet<SigningKey>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = threads.invokeAll(IntStream.range(0, 4).<Callable<SigningKey>>mapToObj(i -> () -> {
                begun.await();
                return keys(i % 2 == 0 ? one : other).newest();
            }).toList());
            for (var key : all) {
                made.add(key.get());
            }
        }
        assertEquals(1, made.size());
    }

    @Test
    void theKeysThatAFolderHoldsFromBeforeAreTakenAlong() {
        var before = Keys.open(folder, random, clock).newest();
        assertEquals(before, keys(one).newest());
        assertEquals(before, Keys.shared(other, folder.resolve("another"), random, clock).newest());
    }

    @Test
    void whatOneNodeSignsWithANewKeyAnotherBelieves() {
        var ours = keys(one);
        var theirs = keys(other);
        var old = ours.newest();
        clock.pass(Duration.ofDays(30));
        ours.renew();
        var next = ours.newest();
        assertNotEquals(old, next);
        assertEquals(next, theirs.named(next.id()).orElseThrow());
        theirs.renew();
        assertEquals(next, theirs.newest());
        assertEquals(old, theirs.named(old.id()).orElseThrow());
    }

    @Test
    void aKeyThatVerifiesNothingAnyMoreIsForgotten() {
        var ours = keys(one);
        var old = ours.newest();
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofDays(31));
            ours.renew();
        }
        assertTrue(keys(other).named(old.id()).isEmpty());
        assertEquals(List.of(), one.read(handle -> handle.createQuery("select id from signing_key where id = ?")
                .bind(0, old.id()).mapTo(String.class).list()));
    }
}
