package chat.klatch.server.storage;

import chat.klatch.protocol.model.RoomId;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The place's data in PostgreSQL: one connection that writes, under a lock, and a pool of them that read. Other
 * processes may write to the same database; ADR 14 says what is locked, and in which order. What fails in passing is
 * tried again, a few times; where there is no connection everything fails within seconds, and works again by itself
 * when there is one. Any number of threads.
 */
public final class Postgres implements Database {
    /** Everything but the rooms' own: sign-ups, sessions, new rooms are rare, and simplest one after the other. */
    private static final String LOCK_PLACE = "select pg_advisory_xact_lock(hashtext('klatch'), hashtext('place'))";
    private static final int TRIES = 5;
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(1);
    private final HikariDataSource writerPool;
    private final HikariDataSource readerPool;
    private final Jdbi readers;
    private final PostgresWriter writer;
    private volatile boolean closed;
    private final String node = UUID.randomUUID().toString();

    private Postgres(HikariDataSource writerPool, HikariDataSource readerPool, Patience patience) {
        this.writerPool = writerPool;
        this.readerPool = readerPool;
        var writers = Dialect.POSTGRESQL.over(writerPool).configure(Handles.class,
                handles -> handles.setForceEndTransactions(false)); // the pool does
        readers = Dialect.POSTGRESQL.over(readerPool);
        writer = new PostgresWriter(writers, new Commits(writers, node), patience.settled());
    }

    /** Opens the database and brings its tables up to this version, once however many processes do so together. */
    public static Postgres open(PostgresAddress address) {
        var database = open(address, Patience.STANDARD, source -> {
            if (!Migrations.areDone(source)) { // without our bounds: a migration takes its time
                Flyway.configure().dataSource(address.url(), address.user(), address.password())
                        .locations("classpath:db/migration/postgresql").load().migrate();
            }
        });
        database.<Object>write(handle -> {
            Commits.forgetOld(handle);
            return handle;
        });
        return database;
    }

    /** Opens the database with the tables that it has: beside a server that runs. */
    public static Postgres openAsItIs(PostgresAddress address) {
        return openAsItIs(address, Patience.STANDARD);
    }

    static Postgres openAsItIs(PostgresAddress address, Patience patience) {
        return open(address, patience, _ -> {
        });
    }

    private static Postgres open(PostgresAddress address, Patience patience, Consumer<DataSource> migration) {
        HikariDataSource writers = null;
        HikariDataSource readers = null;
        try {
            writers = PostgresPools.writer(address, patience);
            readers = PostgresPools.readers(address, patience);
            requireUtf8(readers);
            migration.accept(readers);
            return new Postgres(writers, readers, patience);
        } catch (RuntimeException broken) {
            if (writers != null) {
                writers.close();
            }
            if (readers != null) {
                readers.close();
            }
            throw new StorageException("the database " + address + " cannot be opened: " + PostgresFaults.words(broken),
                    broken);
        }
    }

    /** Any other would refuse what people write, or count and compare it otherwise. */
    private static void requireUtf8(DataSource source) {
        try (var handle = Dialect.POSTGRESQL.over(source).open()) {
            var encoding = handle.createQuery("show server_encoding").mapTo(String.class).one();
            if (!encoding.equals("UTF8")) {
                throw new IllegalStateException("its encoding is " + encoding + ", and must be UTF8");
            }
        }
    }

    /** Names this process, and none before it. */
    public String node() {
        return node;
    }

    /**
     * Tells {@code listener} what each transaction of this process has for other nodes, after its commit and in the
     * order of commits; it must not block.
     */
    public void onNews(Consumer<News.Item> listener) {
        writer.onNews(listener);
    }

    @Override
    public <T extends @Nullable Object> T read(HandleFunction<T> work) {
        for (int tries = 1;; tries++) {
            try (var handle = readers.open()) {
                return handle.inTransaction(work::on);
            } catch (JdbiException | StorageException broken) {
                if (tries == TRIES || !PostgresFaults.passes(broken)) {
                    throw failed("reading", broken);
                }
            }
        }
    }

    static StorageException failed(String what, RuntimeException broken) {
        return broken instanceof StorageException said ? said : new StorageException(what + " failed", broken);
    }

    @Override
    public <T extends @Nullable Object> T write(HandleFunction<T> work, Consumer<T> told) {
        return writer.inTurn(handle -> handle.createQuery(LOCK_PLACE).mapToMap().list(), work, told);
    }

    /** Each commit writes a row of its node's own: nothing is locked that a node which stands still may hold. */
    @Override
    public void requireWritable() {
        writeRooms(Set.of(), handle -> handle);
    }

    @Override
    public <T extends @Nullable Object> T writeRooms(Collection<RoomId> rooms, HandleFunction<T> work) {
        return writer.inTurn(handle -> {
            RoomLocks.take(handle, rooms);
            return handle;
        }, work, _ -> {
        });
    }

    @Override
    public Load load() {
        var pool = readerPool.getHikariPoolMXBean();
        return new Load(pool.getActiveConnections(), pool.getThreadsAwaitingConnection() + writer.waiting());
    }

    @Override
    public void close() {
        closed |= writer.end(CLOSED_WITHIN, () -> {
            readerPool.close();
            writerPool.close();
        });
    }

    @Override
    public boolean closed() {
        return closed;
    }
}
