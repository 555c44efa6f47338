package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guesses are counted by the database, whoever makes them at the same moment. */
class SecondFactorTableTest {
    private static final UserId ADA = new UserId("ada");
    private static final Instant NOON = Instant.ofEpochMilli(1_800_000_000_000L);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 10;
    private static final int AT_ONCE = 24;
    @TempDir
    private Path folder;
    private List<Database> nodes = List.of();

    @BeforeEach
    void open() {
        nodes = opened();
        nodes.getFirst().<Object>write(handle -> {
            handle.execute("insert into account (id, username, name, folded, role, password, created_at)"
                    + " values ('ada', 'ada', 'Ada', 'ada', 'member', '', 0)");
            return handle.attach(SecondFactorTable.class).offer(ADA, "00", NOON);
        });
    }

    /** As many processes as may write to one place. */
    private List<Database> opened() {
        if (!TestPostgres.wanted()) {
            return List.of(Sqlite.open(folder.resolve("klatch.db")));
        }
        var place = TestPostgres.place();
        return List.of(Postgres.openAsItIs(place), Postgres.openAsItIs(place));
    }

    @AfterEach
    void close() {
        nodes.forEach(Database::close);
    }

    /** Without the lock of the place, by which one node would wait for the other. */
    private <T> T inTable(Database node, Function<SecondFactorTable, T> work) {
        return node.writeRooms(List.of(), handle -> work.apply(handle.attach(SecondFactorTable.class)));
    }

    private boolean guess(Database node, Instant now) {
        return inTable(node, table -> table.guess(ADA, MOST, now.minus(DAY), now));
    }

    private SecondFactorTable.Row row() {
        return inTable(nodes.getFirst(), table -> table.one(ADA).orElseThrow());
    }

    @Test
    void ofManyWhoGuessAtOnceTenAreHeard() {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var heard = IntStream.range(0, AT_ONCE).mapToObj(i -> CompletableFuture
                    .supplyAsync(() -> guess(nodes.get(i % nodes.size()), NOON), threads)).toList();
            assertEquals(MOST, heard.stream().filter(CompletableFuture::join).count());
        }
        assertEquals(MOST, row().wrong());
    }

    @Test
    void aDayAfterTheFirstTheyAreCountedAnew() {
        var node = nodes.getFirst();
        for (int i = 0; i < MOST; i++) {
            assertTrue(guess(node, NOON.plusSeconds(i)));
        }
        assertFalse(guess(node, NOON.plus(DAY).minusMillis(1)));
        assertTrue(guess(node, NOON.plus(DAY)));
        assertEquals(1, row().wrong());
        assertEquals(NOON.plus(DAY), row().wrongSince());
    }

    @Test
    void aRightCodeAndARecoveryCodeMakeUpForThem() {
        var node = nodes.getFirst();
        assertTrue(guess(node, NOON));
        boolean used = inTable(node, table -> table.use(ADA, 5));
        assertTrue(used);
        assertEquals(List.of(0L, Instant.EPOCH), List.of(row().wrong(), row().wrongSince()));
        assertTrue(guess(node, NOON));
        inTable(node, table -> {
            table.forgive(ADA);
            return table;
        });
        assertEquals(List.of(0L, Instant.EPOCH), List.of(row().wrong(), row().wrongSince()));
    }
}
