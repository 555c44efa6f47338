package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What several processes at one PostgreSQL owe to each other, and what is done where a connection breaks. */
@NeedsPostgres
class PostgresTest {
    private static final RoomId ONE = new RoomId("one");
    private static final RoomId OTHER = new RoomId("other");
    private static final String CUT = "select pg_terminate_backend(pg_backend_pid())";
    private static PostgresAddress address;
    private static Postgres ours;
    private static Postgres theirs;

    @BeforeAll
    static void open() {
        address = TestPostgres.place();
        ours = Postgres.openAsItIs(address);
        theirs = Postgres.openAsItIs(address);
        ours.write(handle -> handle.execute("""
                insert into room (id, name, kind, topic, created_at)
                values ('one', 'One', 'public', '', 0), ('other', 'Other', 'public', '', 0)"""));
        ours.write(handle -> handle.execute("insert into head values ('one', 0, 0, 0), ('other', 0, 0, 0)"));
    }

    @AfterAll
    static void close() {
        ours.close();
        theirs.close();
        TestPostgres.drop(address);
    }

    private static long rev(Handle handle, RoomId room) {
        return handle.createQuery("select rev from head where room = ?").bind(0, room.value()).mapTo(Long.class).one();
    }

    private static long rev(Database database, RoomId room) {
        return database.read(handle -> rev(handle, room));
    }

    private static long next(Handle handle, RoomId room) {
        long next = rev(handle, room) + 1;
        handle.execute("update head set rev = ? where room = ?", next, room.value());
        return next;
    }

    private static String name(Handle handle) {
        return handle.createQuery("select name from place").mapTo(String.class).one();
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        var begun = new CyclicBarrier(work.size());
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var all = threads.invokeAll(work.stream().<Callable<T>>map(one -> () -> {
                begun.await();
                return one.call();
            }).toList());
            var done = new ArrayList<T>();
            for (var one : all) {
                done.add(one.get());
            }
            return done;
        }
    }

    @Test
    void whoIsAskedWhetherTheyCanWriteWaitForNobodyWhoStandsStillWithThePlace() {
        theirs.<Object>write(handle -> {
            ours.requireWritable();
            return handle;
        });
    }

    @Test
    void ofTwoThatStartTogetherOnAnEmptyDatabaseOneMakesTheTables() throws Exception {
        var empty = TestPostgres.empty("");
        var epochs = together(Collections.nCopies(2, () -> {
            try (var database = Postgres.open(empty)) {
                return database.epoch();
            }
        }));
        assertEquals(epochs.getFirst(), epochs.getLast());
        try (var again = Postgres.open(empty)) {
            assertEquals(epochs.getFirst(), again.epoch());
        }
        TestPostgres.drop(empty);
    }

    @Test
    void whatIsNotUtf8OrNotThereIsRefusedInPlainWords() {
        var latin = TestPostgres.empty("encoding 'LATIN1' locale 'C' template template0");
        var refused = assertThrows(StorageException.class, () -> Postgres.open(latin));
        assertEquals("the database " + latin.url() + " cannot be opened: its encoding is LATIN1, and must be UTF8",
                refused.getMessage());
        TestPostgres.drop(latin);
        refused = assertThrows(StorageException.class, () -> Postgres.open(latin));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("does not exist"), refused::getMessage);
    }

    @Test
    void revsOfTwoWritersHaveNoGapsAndNoDoublesHoweverTheirRoomsAreMixed() throws Exception {
        long deadlocks = deadlocks();
        long first = rev(ours, ONE);
        long second = rev(ours, OTHER);
        var taken = Collections.synchronizedList(new ArrayList<Long>());
        var also = Collections.synchronizedList(new ArrayList<Long>());
        int rounds = 200;
        together(List.of(() -> {
            for (int i = 0; i < rounds; i++) {
                ours.writeRooms(List.of(ONE, OTHER), handle -> List.of(next(handle, ONE), next(handle, OTHER)))
                        .forEach(taken::add);
            }
            return 0;
        }, () -> {
            for (int i = 0; i < rounds; i++) {
                var revs = theirs.writeRooms(List.of(OTHER, ONE),
                        handle -> List.of(next(handle, OTHER), next(handle, ONE)));
                also.addAll(revs);
            }
            return 0;
        }));
        taken.addAll(also);
        var expected = new ArrayList<Long>();
        IntStream.rangeClosed(1, 2 * rounds).forEach(i -> expected.addAll(List.of(first + i, second + i)));
        Collections.sort(expected);
        Collections.sort(taken);
        assertEquals(expected, taken);
        assertEquals(deadlocks, deadlocks());
    }

    private static long deadlocks() {
        return ours.read(handle -> handle
                .createQuery("select deadlocks from pg_stat_database where datname = current_database()")
                .mapTo(Long.class).one());
    }

    @Test
    void whatConcernsNoRoomAloneIsWrittenByOneAfterTheOther() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var work = (HandleFunction<Integer>) handle -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            handle.execute("select pg_sleep(0.001)");
            return inside.decrementAndGet();
        };
        together(List.of(() -> {
            IntStream.range(0, 50).forEach(_ -> ours.write(work));
            return 0;
        }, () -> {
            IntStream.range(0, 50).forEach(_ -> theirs.write(work));
            return 0;
        }));
        assertEquals(1, most.get());
    }

    @Test
    void aWriteWhoseConnectionBreaksIsDoneAgainAndOnce() {
        var tries = new AtomicInteger();
        long rev = ours.writeRooms(List.of(ONE), handle -> {
            long next = next(handle, ONE);
            if (tries.incrementAndGet() == 1) {
                handle.execute(CUT);
            }
            return next;
        });
        assertEquals(2, tries.get());
        assertEquals(rev, rev(ours, ONE));
    }

    @Test
    void whatCannotBeBroughtIntoAnOrderIsDoneAgainAndOnce() {
        var tries = new AtomicInteger();
        long before = rev(ours, ONE);
        ours.writeRooms(List.of(ONE), handle -> {
            next(handle, ONE);
            return tries.incrementAndGet() == 1
                    ? handle.execute("do $$ begin raise exception using errcode = 'serialization_failure'; end $$")
                    : 0;
        });
        assertEquals(2, tries.get());
        assertEquals(before + 1, rev(ours, ONE));
    }

    @Test
    void ofTwoThatWaitForEachOtherOneIsDoneAgainAndBothAreDoneOnce() throws Exception {
        var tries = new AtomicInteger();
        var both = new CyclicBarrier(2);
        long before = rev(ours, ONE) + rev(ours, OTHER);
        together(List.of(crossing(ours, ONE, OTHER, both, tries), crossing(theirs, OTHER, ONE, both, tries)));
        assertEquals(3, tries.get());
        assertEquals(before + 4, rev(ours, ONE) + rev(ours, OTHER));
    }

    /** Against our own rule of one order: the second of two rooms that another holds who waits for the first. */
    private static Callable<Integer> crossing(Postgres database, RoomId first, RoomId second, CyclicBarrier both,
            AtomicInteger tries) {
        var own = new AtomicInteger();
        return () -> database.writeRooms(List.of(first), handle -> {
            next(handle, first);
            tries.incrementAndGet();
            if (own.incrementAndGet() == 1) {
                meet(both);
            }
            return (int) next(handle, second);
        });
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aReadWhoseConnectionBreaksIsDoneAgain() {
        var tries = new AtomicInteger();
        assertEquals("Klatch", ours.read(handle -> {
            if (tries.incrementAndGet() == 1) {
                handle.execute(CUT);
            }
            return name(handle);
        }));
        assertEquals(2, tries.get());
    }

    @Test
    void whereItNeverSucceedsItIsGivenUpAndNothingIsStored() {
        long before = rev(ours, ONE);
        var tries = new AtomicInteger();
        assertThrows(StorageException.class, () -> ours.writeRooms(List.of(ONE), handle -> {
            tries.incrementAndGet();
            next(handle, ONE);
            return handle.execute(CUT);
        }));
        assertEquals(5, tries.get());
        assertEquals(before, rev(ours, ONE));
        ours.requireWritable();
    }

    @Test
    void aKeyThatAnotherWasFasterWithIsLookedAtAgain() {
        var tries = new AtomicInteger();
        var name = ours.write(handle -> {
            if (tries.incrementAndGet() == 1) {
                theirs.writeRooms(List.of(), other -> other.execute(
                        "insert into room (id, name, kind, topic, created_at) values ('fast', '', 'public', '', 0)"));
            }
            var there = handle.createQuery("select count(*) from room where id = 'fast'").mapTo(Integer.class).one();
            return there > 0 && tries.get() > 1
                    ? "theirs"
                    : handle.execute("""
                            insert into room (id, name, kind, topic, created_at)
                            values ('fast', '', 'public', '', 0)""") + " ours";
        });
        assertEquals("theirs", name);
    }

    @Test
    void aFaultOfOursIsNotTriedAgainAndUndoesEverything() {
        long before = rev(ours, ONE);
        var tries = new AtomicInteger();
        assertThrows(IllegalStateException.class, () -> ours.write(handle -> {
            next(handle, ONE);
            throw new IllegalStateException("after the first half, try " + tries.incrementAndGet());
        }));
        assertEquals(1, tries.get());
        assertEquals(before, rev(ours, ONE));
    }

    private static News.Found found(Map<String, Long> known) {
        return ours.read(handle -> News.since(handle, ours.node(), known, 10));
    }

    private static void tell(Postgres database, String user) {
        database.<Object>write(handle -> {
            News.tell(handle, new Note.Settings(new UserId(user)));
            return handle;
        });
    }

    @Test
    void whatATransactionHasToTellIsFoundByOthersInItsOrderOnceItIsCommitted() {
        tell(theirs, "before");
        var known = found(Map.of()).committed();
        assertTrue(found(known).well().contains(theirs.node()));
        assertFalse(found(known).well().contains(ours.node()));
        tell(ours, "ourselves");
        theirs.requireWritable();
        tell(theirs, "first");
        assertThrows(IllegalStateException.class, () -> theirs.write(handle -> {
            News.tell(handle, new Note.Settings(new UserId("undone")));
            throw new IllegalStateException();
        }));
        tell(theirs, "second");
        var found = found(known);
        assertEquals(List.of(List.of("settings first"), List.of("settings second")),
                found.items().stream().map(News.Item::lines).toList());
        assertTrue(found.all());
        assertEquals(found.items().getLast().number(), found.committed().get(theirs.node()));
        assertEquals(List.of(), found(found.committed()).items());
        assertFalse(ours.read(handle -> News.since(handle, ours.node(), known, 1)).all());
    }

    @Test
    void whatWasToldIsForgottenAfterAWhile() {
        var known = found(Map.of()).committed();
        tell(theirs, "old");
        theirs.<Object>write(handle -> handle.execute("update news set at = at - interval '11 minutes'"));
        tell(theirs, "new");
        ours.<Object>write(handle -> {
            News.forgetOld(handle);
            return handle;
        });
        assertEquals(List.of(List.of("settings new")),
                found(known).items().stream().map(News.Item::lines).toList());
    }

    @Test
    void aReadSeesOneStateAndWritesNothing() {
        ours.<Object>read(handle -> {
            long before = rev(handle, ONE);
            ours.writeRooms(List.of(ONE), writer -> next(writer, ONE));
            assertEquals(before, rev(handle, ONE));
            return handle;
        });
        assertThrows(StorageException.class, () -> ours.read(handle -> next(handle, ONE)));
    }

    @Test
    void locksAreNotHeldForLongWhateverTheUrlSaysOfASession() {
        var url = address.url() + (address.url().contains("?") ? "&" : "?") + "options=-c%20work_mem=1MB";
        try (var database = Postgres.openAsItIs(new PostgresAddress(url, address.user(), address.password()))) {
            assertEquals(List.of("1MB", "5s", "10s"), database.read(PostgresTest::session));
            assertEquals(List.of("1MB", "5s", "10s"), database.write(PostgresTest::session));
        }
    }

    private static List<String> session(Handle handle) {
        return List.of("work_mem", "lock_timeout", "idle_in_transaction_session_timeout").stream()
                .map(name -> handle.createQuery("select current_setting(?)").bind(0, name).mapTo(String.class).one())
                .toList();
    }
}
