package chat.klatch.server.storage;

import chat.klatch.protocol.model.RoomId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * The place's data in one SQLite file: one connection that writes, under a lock, and a few that read beside it (WAL).
 * What {@link #write} returned is on disk ({@code synchronous=FULL}). Any number of threads.
 */
public final class Sqlite implements Database {
    private static final int READERS = 4;
    private static final int WRITER_CACHE_KIB = 32 * 1024; // where busy rooms' newest pages do not fit, each message
                                                           // reads
    private static final int PAGES_PER_CHECKPOINT = 8_000; // 32 MB: a page that many commits touch is copied once
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WAIT_SECONDS = 5;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private final Handle writer;
    private final Turn turn;
    private final List<Handle> readers = new ArrayList<>();
    private final BlockingQueue<Handle> idle = new ArrayBlockingQueue<>(READERS);
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;
    private long version;

    private Sqlite(Jdbi jdbi, Duration patience) {
        turn = new Turn(patience);
        jdbi.setStatementBuilderFactory(connection -> new StatementCache());
        writer = jdbi.open();
        writer.execute("pragma cache_size = -" + WRITER_CACHE_KIB);
        writer.execute("pragma wal_autocheckpoint = " + PAGES_PER_CHECKPOINT);
        beginOurselves(true);
        version = version();
        for (int i = 0; i < READERS; i++) {
            var reader = jdbi.open();
            reader.execute("pragma query_only = on");
            readers.add(reader);
            idle.add(reader);
        }
    }

    /**
     * Leaves transactions to {@link #inTurn}: the driver begins its own when it is told to, notes that it has before it
     * tries, and would not try again where another process kept it from it.
     */
    private void beginOurselves(boolean ourselves) {
        try {
            writer.getConnection().unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(!ourselves);
        } catch (SQLException broken) {
            throw new StorageException("the database cannot be written", broken);
        }
    }

    /**
     * A transaction that reads before it writes would fail, had another process (a command of the operator's) written
     * in between: so each waits for the turn to write at its beginning.
     */
    private <T extends @Nullable Object> T inTurn(HandleFunction<T> work) {
        writer.execute("begin immediate");
        try {
            T done = work.on(writer);
            writer.execute("commit");
            return done;
        } catch (RuntimeException | Error broken) {
            undo(broken);
            throw broken;
        }
    }

    private void undo(Throwable why) {
        try {
            writer.execute("rollback");
        } catch (JdbiException undone) {
            why.addSuppressed(undone); // after some errors SQLite has done it by itself
        }
    }

    /** Opens the file, makes it where it is missing, and brings its tables up to this version. */
    public static Sqlite open(Path file) {
        return open(file, PATIENCE);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param patience
     *            how long a write waits for its turn, here and among processes
     */
    static Sqlite open(Path file, Duration patience) {
        var source = source(file, patience);
        try {
            if (!Migrations.areDone(source)) {
                Flyway.configure().dataSource(source).locations("classpath:db/migration/sqlite").load().migrate();
            }
        } catch (RuntimeException broken) {
            throw unopened(file, broken);
        }
        return open(file, source, patience);
    }

    /** Opens the file with the tables that it has: beside a server that runs, or to look at it. */
    public static Sqlite openAsItIs(Path file) {
        return open(file, source(file, PATIENCE), PATIENCE);
    }

    private static SQLiteDataSource source(Path file, Duration patience) {
        var config = config();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static StorageException unopened(Path file, RuntimeException broken) {
        return new StorageException("the database " + file + " cannot be opened", broken);
    }

    private static Sqlite open(Path file, SQLiteDataSource source, Duration patience) {
        try {
            return new Sqlite(Dialect.SQLITE.over(source), patience);
        } catch (RuntimeException broken) {
            throw unopened(file, broken);
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.setGetGeneratedKeys(false); // nobody asks for one, and each insert would pay a query for it
        return config;
    }

    @Override
    public <T extends @Nullable Object> T read(HandleFunction<T> work) {
        var reader = borrow();
        try {
            return reader.inTransaction(work::on);
        } catch (JdbiException broken) {
            throw new StorageException("reading failed", broken);
        } finally {
            idle.add(reader);
        }
    }

    private Handle borrow() {
        try {
            var reader = idle.poll();
            if (reader == null) {
                reader = awaited();
            }
            if (reader == null) {
                throw new StorageException("every reader is busy", new InterruptedException());
            }
            return reader;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageException("stopped while waiting for a reader", stopped);
        }
    }

    private @Nullable Handle awaited() throws InterruptedException {
        waiting.incrementAndGet();
        try {
            return idle.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public Load load() {
        return new Load(READERS - idle.size(), waiting.get() + turn.waiting());
    }

    @Override
    public <T extends @Nullable Object> T write(HandleFunction<T> work, Consumer<T> told) {
        turn.begin();
        try {
            T done = inTurn(work);
            told.accept(done);
            return done;
        } catch (JdbiException broken) {
            throw new StorageException("writing failed", broken);
        } finally {
            turn.end();
        }
    }

    @Override
    public <T extends @Nullable Object> T writeRooms(Collection<RoomId> rooms, HandleFunction<T> work) {
        return write(work); // there is one writer, for whatever it is
    }

    /** What is wrong with the file itself, a line each, and not all of it; looks at every page. */
    public List<String> faults() {
        return read(handle -> {
            var faults = new ArrayList<>(handle.createQuery("pragma integrity_check(10)").mapTo(String.class).list());
            faults.remove("ok");
            handle.createQuery("select \"table\" from pragma_foreign_key_check limit 10").mapTo(String.class).list()
                    .forEach(table -> faults.add("a row of " + table + " points to one that is not there"));
            return faults;
        });
    }

    /** Whether another process has changed the data since this was last told; false also while something is written. */
    public boolean changedOutside() {
        if (!turn.tryBegin()) {
            return false; // ask again: nobody waits here for a disk that hangs
        }
        try {
            long before = version;
            version = version();
            return version != before;
        } catch (JdbiException broken) {
            throw new StorageException("reading failed", broken);
        } finally {
            turn.end();
        }
    }

    /** Rises when another connection has committed; of this process only the writer does. */
    private long version() {
        return writer.createQuery("pragma data_version").mapTo(Long.class).one();
    }

    @Override
    public void close() {
        if (!turn.tryBegin(CLOSE_WITHIN)) {
            return;
        }
        try {
            readers.forEach(Handle::close);
            beginOurselves(false); // else Jdbi takes it for unfinished work
            writer.close();
            closed = true;
        } finally {
            turn.end();
        }
    }

    @Override
    public boolean closed() {
        return closed;
    }
}
