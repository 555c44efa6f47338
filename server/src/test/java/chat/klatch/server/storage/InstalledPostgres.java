package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL that is installed on this machine, with the tools that come with it: those that the tests bring have no
 * {@code pg_dump}. Its data are in a folder that goes with it.
 */
public final class InstalledPostgres implements AutoCloseable {
    private static final Path ROOT = Path.of("/usr/lib/postgresql");
    private static final int BOUND_SECONDS = 60;
    private final Path bin;
    private final Path folder;
    private final int port;

    /** Starts it, with nothing in it. */
    public InstalledPostgres() throws IOException {
        bin = find().orElseThrow();
        folder = Files.createTempDirectory("klatch-postgres");
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        if (asRoot()) {
            runs(List.of("chown", "postgres", folder.toString()));
        }
        var data = folder.resolve("data").toString();
        tool("initdb", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--username=postgres", "--pgdata="
                + data);
        tool("pg_ctl", "start", "--wait", "--pgdata=" + data, "--log=" + folder.resolve("log"), "--options=-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder);
    }

    /** Whether there is one; it does not run as root, and then needs a user of its own. */
    static boolean isThere() {
        return find().isPresent() && (!asRoot() || Files.isExecutable(Path.of("/usr/sbin/runuser")));
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> find() {
        if (!Files.isDirectory(ROOT)) {
            return Optional.empty();
        }
        try (var versions = Files.list(ROOT)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_dump"))
                            && Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Runs one of its tools to the end, as the user that it runs as; it must succeed. */
    public void tool(String name, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (asRoot()) {
            command.addAll(List.of("/usr/sbin/runuser", "-u", "postgres", "--"));
        }
        command.add(bin.resolve(name).toString());
        command.addAll(List.of(arguments));
        runs(command);
    }

    private void runs(List<String> command) throws IOException {
        var said = Files.createTempFile("klatch", "said");
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        process.environment().put("PGHOST", "127.0.0.1");
        process.environment().put("PGPORT", Integer.toString(port));
        process.environment().put("PGUSER", "postgres");
        try {
            var running = process.start();
            assertTrue(running.waitFor(BOUND_SECONDS, TimeUnit.SECONDS), () -> command + " did not end");
            var words = Files.readString(said, StandardCharsets.UTF_8);
            assertEquals(0, running.exitValue(), () -> command + ": " + words);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } finally {
            Files.delete(said);
        }
    }

    /** Where its tools may write. */
    public Path folder() {
        return folder;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() throws IOException {
        tool("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata=" + folder.resolve("data"));
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
