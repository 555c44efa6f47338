package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.door.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ADR 15: a connection breaks while it commits. */
@NeedsPostgres
class UnansweredCommitTest {
    private static final Patience LITTLE = new Patience(Patience.STANDARD.connection(), Duration.ofMillis(500));
    private final PostgresAddress place = TestPostgres.place();
    private final AtomicInteger tries = new AtomicInteger();
    private CutProxy proxy;
    private Postgres database;

    @BeforeEach
    void open() {
        proxy = new CutProxy(place);
        database = Postgres.openAsItIs(proxy.address());
    }

    @AfterEach
    void close() {
        proxy.heal();
        database.close();
        proxy.close();
        TestPostgres.drop(place);
    }

    /** What becomes of a commit is to be given up soon. */
    private void giveUpSoon() {
        database.close();
        database = Postgres.openAsItIs(proxy.address(), LITTLE);
    }

    /** Adds one to what the place is called. */
    private int add() {
        return database.writeRooms(List.<RoomId>of(), handle -> {
            tries.incrementAndGet();
            handle.execute("update place set name = name || '+'");
            return tries.get();
        });
    }

    private String name() {
        return database.read(handle -> handle.createQuery("select name from place").mapTo(String.class).one());
    }

    @Test
    void whatWasStoredIsNotDoneAgainAlthoughNobodyHeard() {
        proxy.losesTheAnswer();
        assertEquals(1, add());
        assertEquals("Klatch+", name());
        assertEquals(2, add());
        assertEquals("Klatch++", name());
    }

    @Test
    void whatWasNotStoredIsDoneAgainAndOnce() {
        proxy.losesTheCommit();
        assertEquals(2, add());
        assertEquals("Klatch+", name());
    }

    @Test
    void whatNobodyCanKnowIsCalledNeitherStoredNorNotAndNothingElseIsWrittenUntilItIsKnown() {
        giveUpSoon();
        proxy.losesTheAnswer().forGood();
        var unknown = assertThrows(OutcomeUnknown.class, this::add);
        assertEquals(Optional.empty(), unknown.ask());
        assertThrows(StorageException.class, database::requireWritable);
        assertEquals(1, tries.get());
        proxy.heal();
        Await.until("it is known", () -> unknown.ask().isPresent());
        database.requireWritable();
        assertEquals(Optional.of(true), unknown.ask());
        assertEquals("Klatch+", name());
    }

    @Test
    void whatItWouldHaveToldIsToldWhenItIsKnown() {
        giveUpSoon();
        proxy.losesTheAnswer().forGood();
        var told = new ArrayList<String>();
        assertThrows(OutcomeUnknown.class, () -> database.write(handle -> {
            handle.execute("update place set name = 'Renamed'");
            return "renamed";
        }, told::add));
        assertEquals(List.of(), told);
        proxy.heal();
        Await.until("others write again", this::isWritable);
        assertEquals(List.of("renamed"), told);
        assertEquals("Renamed", name());
    }

    private boolean isWritable() {
        try {
            database.requireWritable();
            return true;
        } catch (StorageException _) {
            return false;
        }
    }

    @Test
    void whatIsFoundOutLaterMayBeThatNothingWasStored() {
        giveUpSoon();
        proxy.losesTheCommit().forGood();
        var unknown = assertThrows(OutcomeUnknown.class, this::add);
        proxy.heal();
        Await.until("it is known", () -> unknown.ask().isPresent());
        assertEquals(Optional.of(false), unknown.ask());
        assertEquals("Klatch", name());
        assertTrue(add() > 1);
    }
}
