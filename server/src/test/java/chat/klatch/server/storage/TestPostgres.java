package chat.klatch.server.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;

/**
 * A real PostgreSQL for the tests of this process, started by the first that needs it and gone with the process: every
 * place gets a database of its own, copied from one whose tables are made, and an epoch. It does not wait for the disk,
 * and where the system has a folder in memory it is kept there.
 */
public final class TestPostgres {
    private static final String TEMPLATE = "klatch_template";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long MEMORY_BYTES = 1L << 30;
    private static final String FOLDER = "klatch-test-postgres-";

    /** Started once, by whoever asks first. */
    private static final class Running {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder().setDataDirectory(folder()).setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off").setServerConfig("synchronous_commit", "off")
                        .setServerConfig("min_wal_size", "32MB").setServerConfig("max_wal_size", "64MB").start();
                execute(server, "create database " + TEMPLATE);
                Postgres.open(addressOf(server, TEMPLATE)).close();
                return server;
            } catch (IOException broken) {
                throw new UncheckedIOException("PostgreSQL could not be started for the tests", broken);
            }
        }
    }

    private TestPostgres() {
    }

    /**
     * In memory where there is room: to make a database took 260 ms of CPU on ext4, which looks through all the files
     * that were deleted lately for each that it makes, and takes 17 there.
     */
    private static Path folder() throws IOException {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < MEMORY_BYTES) {
            return Files.createTempDirectory(FOLDER);
        }
        forgetTheDead();
        return Files.createTempDirectory(MEMORY, FOLDER + ProcessHandle.current().pid() + "-");
    }

    /** Memory that processes have left behind which were killed. */
    private static void forgetTheDead() throws IOException {
        try (var left = Files.newDirectoryStream(MEMORY, FOLDER + "*")) {
            for (Path folder : left) {
                var pid = folder.getFileName().toString().substring(FOLDER.length()).split("-", -1)[0];
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    try (var files = Files.walk(folder)) {
                        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(file);
                        }
                    }
                }
            }
        }
    }

    /** Whether the tests of this process are to be run on it: {@code -Dklatch.test.database=postgresql}. */
    public static boolean wanted() {
        return "postgresql".equals(System.getProperty("klatch.test.database"));
    }

    /** An empty place. */
    public static PostgresAddress place() {
        var name = "place_" + UUID.randomUUID().toString().replace("-", "");
        execute(Running.SERVER, "create database " + name + " template " + TEMPLATE);
        execute(Running.SERVER, name, "update place set epoch = replace(gen_random_uuid()::text, '-', '')");
        return addressOf(Running.SERVER, name);
    }

    /** A database in which nothing is yet. */
    static PostgresAddress empty(String more) {
        var name = "empty_" + UUID.randomUUID().toString().replace("-", "");
        execute(Running.SERVER, "create database " + name + " " + more);
        return addressOf(Running.SERVER, name);
    }

    /** The address of a database of {@code server}. */
    static PostgresAddress addressOf(EmbeddedPostgres server, String name) {
        return new PostgresAddress("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, "postgres", null);
    }

    /** Runs a statement that no place runs. */
    public static void execute(PostgresAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        execute(server, "postgres", sql);
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) {
        try {
            execute(addressOf(server, database), sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Takes a place away, whoever is still connected to it. */
    public static void drop(PostgresAddress place) {
        execute(Running.SERVER, "drop database " + place.url().substring(place.url().lastIndexOf('/') + 1)
                + " with (force)");
    }
}
