package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteException;

/** Another process at the same file, as a command of the operator's is. */
class DatabaseTest {
    @TempDir
    private Path folder;
    private Sqlite database;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        var file = folder.resolve("klatch.db");
        database = Sqlite.open(file);
        other = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 0");
        }
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        database.close();
    }

    private void otherRenames(String name) throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute("update place set name = '" + name + "'");
        }
    }

    private static String name(Handle handle) {
        return handle.createQuery("select name from place").mapTo(String.class).one();
    }

    @Test
    void aTransactionThatReadsBeforeItWritesHasItsTurnFromTheBeginning() {
        database.<Object>write(handle -> {
            assertEquals("Klatch", name(handle));
            assertThrows(SQLiteException.class, () -> otherRenames("Theirs"));
            return handle.execute("update place set name = 'Ours'");
        });
        assertEquals("Ours", database.read(DatabaseTest::name));
    }

    @Test
    void whatAnotherProcessChangedIsNoticedOnceAndWhatThisOneDoesIsNot() throws SQLException {
        assertFalse(database.changedOutside());
        database.requireWritable();
        database.<Object>write(handle -> handle.execute("update place set name = 'Ours'"));
        assertFalse(database.changedOutside());
        otherRenames("Theirs");
        assertTrue(database.changedOutside());
        assertFalse(database.changedOutside());
    }

    @Test
    void aWriteThatHadNoTurnLeavesTheNextOneWhole() throws SQLException {
        try (var impatient = Sqlite.open(folder.resolve("impatient.db"), Duration.ofMillis(1));
                var theirs = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("impatient.db"));
                var statement = theirs.createStatement()) {
            statement.execute("begin immediate");
            assertThrows(StorageException.class, impatient::requireWritable);
            statement.execute("rollback");
            assertThrows(IllegalStateException.class, () -> impatient.write(handle -> {
                handle.execute("update place set name = 'Half'");
                throw new IllegalStateException("a fault after the first half");
            }));
            assertEquals("Klatch", impatient.read(DatabaseTest::name));
            impatient.<Object>write(handle -> handle.execute("update place set name = 'Whole'"));
            assertEquals("Whole", impatient.read(DatabaseTest::name));
        }
    }

    @Test
    void whereOneWriteHangsTheNextIsRefusedAfterItsPatience() throws Exception {
        try (var impatient = Sqlite.open(folder.resolve("impatient.db"), Duration.ofMillis(1))) {
            var begun = new CountDownLatch(1);
            var over = new CompletableFuture<Void>();
            var hanging = CompletableFuture.runAsync(() -> impatient.<Object>write(handle -> {
                begun.countDown();
                over.join();
                return handle.execute("update place set name = 'Late'");
            }));
            begun.await();
            assertThrows(StorageException.class, impatient::requireWritable);
            over.complete(null);
            hanging.get();
            assertEquals("Late", impatient.read(DatabaseTest::name));
        }
    }
}
