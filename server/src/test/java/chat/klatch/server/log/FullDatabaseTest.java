package chat.klatch.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.door.TestClock;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Sqlite;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No space is left: by a limit of SQLite's that stands in for the disk's. */
class FullDatabaseTest {
    private static final RoomId ROOM = new RoomId("room");
    private Sqlite database;
    private RoomLog log;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder.resolve("klatch.db"));
        database.write(handle -> handle.execute(
                "insert into room (id, name, kind, topic, created_at) values ('room', 'Room', 'public', '', 0)"));
        database.write(handle -> handle.execute("create table ballast (b blob)"));
        log = new RoomLog(database, new TestClock(), _ -> {
        }, new Metrics("test").log());
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private Committed commit(Consumer<Handle> before) {
        return Awaited.commit(log, new Change() {
            @Override
            public RoomId room() {
                return ROOM;
            }

            @Override
            public Committed write(LogTransaction transaction) {
                before.accept(transaction.handle());
                var head = transaction.say(ROOM);
                return new Committed(head.seq(), head.rev(), head.at(), false, null);
            }
        });
    }

    /** A limit of the writer's connection, which is not to be in a transaction. */
    private void limitPages(long pages) {
        database.write(handle -> handle.createQuery("pragma max_page_count = " + pages).mapTo(Long.class).one());
    }

    @Test
    void nothingIsStoredAndTheWriterLivesOn() {
        long pages = database.write(handle -> handle.createQuery("pragma page_count").mapTo(Long.class).one());
        limitPages(pages);
        var refused = assertThrows(Refused.class,
                () -> commit(handle -> handle.execute("insert into ballast values (zeroblob(1000000))")));
        assertEquals(ErrorCode.UNAVAILABLE, refused.code());
        assertTrue(database.read(handle -> RoomLog.head(handle, ROOM)).isEmpty());
        limitPages(pages + 10_000);
        assertEquals(1, commit(_ -> {
        }).rev());
    }
}
