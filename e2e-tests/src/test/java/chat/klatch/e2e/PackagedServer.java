package chat.klatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server as operators have it: its own process, with the settings of a fresh installation. It takes a free port at
 * its first start and keeps it, and its data, over every kill. Everything it says is in {@code server.log}.
 */
public final class PackagedServer implements Served {
    /** It lives for seconds, and no longer than the tests. */
    private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -DexitWithParent=true";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 15;
    private static final String SAYS_WHERE = "Klatch is at ";
    private final ProcessBuilder command;
    private final Path log;
    private Process process;
    private Thread keeper = Thread.currentThread();
    private String address = "";

    private PackagedServer(ProcessBuilder command, Path log) throws IOException {
        this.command = command;
        this.log = log;
        process = launch();
    }

    /**
     * Starts it, and returns when it serves.
     *
     * @param folder
     *            for its data and its log
     * @param settings
     *            besides its port and its data: {@code KLATCH_SIGNUP} and so on
     */
    static PackagedServer start(Path home, Path folder, Map<String, String> settings) throws IOException {
        var command = new ProcessBuilder(home.resolve("bin").resolve("klatch").toString());
        var environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("KLATCH_")); // KLATCH_BROWSER is no setting of a server
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", SHORT_LIFE);
        environment.putAll(Served.settings(folder, settings));
        return new PackagedServer(command.redirectErrorStream(true), Served.log(folder));
    }

    private Process launch() throws IOException {
        var started = command.start();
        var said = new CompletableFuture<String>();
        keeper = Thread.ofVirtual().start(() -> keep(started, said));
        try {
            address = said.get(START_SECONDS, TimeUnit.SECONDS);
            return started;
        } catch (ExecutionException | TimeoutException late) {
            started.destroyForcibly();
            throw new IllegalStateException("The server did not start: see " + log, late);
        } catch (InterruptedException stopped) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(Process running, CompletableFuture<String> said) {
        try (var lines = running.inputReader(StandardCharsets.UTF_8); var out = appending(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line + "\n");
                out.flush();
                if (line.startsWith(SAYS_WHERE)) {
                    said.complete(line.substring(SAYS_WHERE.length(), line.indexOf(' ', SAYS_WHERE.length())));
                }
            }
            said.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException lost) {
            said.completeExceptionally(lost);
        }
    }

    private static Writer appending(Path log) throws IOException {
        return Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public String address() {
        return address;
    }

    /** SIGKILL: it gets no chance to finish anything. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts it on the same port and the same data; returns when it serves. */
    public void startAgain() {
        command.environment().put("KLATCH_PORT", address.substring(address.lastIndexOf(':') + 1));
        try {
            process = launch();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Makes a backup of what it holds now, while it runs. */
    public Path backUp() {
        var backup = log.resolveSibling("backup");
        command("backup", backup.toString());
        return backup;
    }

    /** It is lost with all of its data; what a backup holds is restored and served at the same address. */
    public void isRestoredFrom(Path backup) {
        kill();
        command.environment().put("KLATCH_DATA", log.resolveSibling("restored").toString());
        command("restore", backup.toString());
        startAgain();
    }

    /** Runs one of the operator's commands on its data. */
    private void command(String... words) {
        var all = new ArrayList<>(command.command());
        all.addAll(List.of(words));
        var one = new ProcessBuilder(all).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        one.environment().clear();
        one.environment().putAll(command.environment());
        try {
            var running = one.start();
            if (!running.waitFor(START_SECONDS, TimeUnit.SECONDS) || running.exitValue() != 0) {
                running.destroyForcibly();
                throw new IllegalStateException("klatch " + words[0] + " failed: see " + log);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        process.toHandle().destroy(); // Process.destroy would close what it still has to say
        try {
            awaitEnd();
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server did not end within " + STOP_SECONDS + " s; see " + log);
            }
            keeper.join(Duration.ofSeconds(STOP_SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
