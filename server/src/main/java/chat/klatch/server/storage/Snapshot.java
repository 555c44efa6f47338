package chat.klatch.server.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One consistent state of a database that may be in use meanwhile, as a file of its own. */
public final class Snapshot {
    private static final Duration BUSY = Duration.ofSeconds(30);

    private Snapshot() {
    }

    /**
     * Writes the newest committed state of {@code database} into {@code empty}, which is there and empty. One read
     * transaction: nobody waits for it who writes, and it does not start again because somebody does, as SQLite's
     * backup API would. The file is not forced to disk.
     */
    public static void take(Path database, Path empty) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(BUSY.toMillis()));
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + database);
        try (var connection = source.getConnection(); var copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, empty.toString());
            copy.execute();
        } catch (SQLException broken) {
            throw new StorageException("the database " + database + " cannot be copied", broken);
        }
    }
}
