package chat.klatch.server.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL that waits for its disk as it should, and dies as often as it is told, on one port and one folder. */
public final class KilledPostgres implements AutoCloseable {
    private static final int END_SECONDS = 30;
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    /** Starts it. */
    public KilledPostgres(Path data) throws IOException {
        this.data = data;
        server = builder().start();
        port = server.getPort();
    }

    /** Its commits wait for nothing, unless who commits wants them to. */
    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false)
                .setServerConfig("fsync", "on").setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "off");
    }

    public PostgresAddress address() {
        return TestPostgres.addressOf(server, "postgres");
    }

    /** SIGKILL to the first of its processes; the others end when they notice. */
    public void kill() throws IOException {
        end("-KILL");
    }

    /** As an operator restarts it ("fast"): what is not committed is undone, connections are told, then it ends. */
    public void stop() throws IOException {
        end("-INT");
    }

    /** As an operator in a hurry: every process ends at once, and what it did is found in the log at the next start. */
    public void stopAtOnce() throws IOException {
        end("-QUIT");
    }

    /** Ends every connection but the asking one. */
    public void cutEveryone() throws SQLException {
        TestPostgres.execute(address(),
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'klatch'");
    }

    public void startAgain() throws IOException {
        server.close(); // lets go of the folder
        server = builder().setPort(port).start();
    }

    private void end(String signal) throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).map(ProcessHandle::onExit).toList();
        new ProcessBuilder("kill", signal, pid).start();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
