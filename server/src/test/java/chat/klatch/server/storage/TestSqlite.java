package chat.klatch.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** SQLite for the tests of this process: every place is a copy of one whose tables are made, and has its own epoch. */
public final class TestSqlite {
    /** Made once, by whoever asks first. */
    private static final class Template {
        private static final byte[] FILE = made();

        private static byte[] made() {
            try {
                var folder = Files.createTempDirectory("klatch-template");
                var file = DataFolder.database(folder);
                Sqlite.open(file).close(); // which leaves all in the one file
                var bytes = Files.readAllBytes(file);
                Files.delete(file);
                Files.delete(folder);
                return bytes;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private TestSqlite() {
    }

    /** Puts an empty place into a folder in which nothing is. */
    public static void place(Path folder) {
        var file = DataFolder.database(folder);
        try {
            Files.write(file, Template.FILE);
            renewEpoch(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void renewEpoch(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma synchronous = off");
            statement.execute("update place set epoch = lower(hex(randomblob(16)))");
        }
    }
}
