package chat.klatch.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite for the tests of this process: every place is a copy of one whose tables are made. */
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
        try {
            Files.write(DataFolder.database(folder), Template.FILE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
