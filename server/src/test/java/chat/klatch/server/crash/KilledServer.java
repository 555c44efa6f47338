package chat.klatch.server.crash;

import chat.klatch.server.StrayClock;
import chat.klatch.server.deploy.Image;
import chat.klatch.server.door.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server as operators have it, on one port and one folder of data for all of its lives. Its words are kept. */
final class KilledServer implements AutoCloseable {
    private static final int STOP_SECONDS = 30;
    private static final String FIRST_LIFE = "-Xmx256m -XX:+UseSerialGC";
    /** Too short for the optimizing compiler to be worth its time; only the passwords of the first life need it. */
    private static final String LATER_LIVES = FIRST_LIFE + " -XX:TieredStopAtLevel=1";
    private final int port = FreePort.next();
    private final Path data;
    private final Path log;
    private final Map<String, String> settings;
    private final String start;
    private volatile URI door = URI.create("http://127.0.0.1:" + port);
    private Process process;

    /**
     * @param settings
     *            more of them, by their names
     */
    KilledServer(Path data, Path log, Map<String, String> settings) throws IOException {
        this(data, log, settings, "");
    }

    /** The same, whose time is what {@code clock} says. */
    static KilledServer with(StrayClock clock, Path data, Path log, Map<String, String> settings) throws IOException {
        return new KilledServer(data, log, settings, " " + clock.options());
    }

    private KilledServer(Path data, Path log, Map<String, String> settings, String start) throws IOException {
        this.data = data;
        this.log = log;
        this.settings = settings;
        this.start = start;
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        process = start(FIRST_LIFE);
    }

    private Process start(String options) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("klatch.home"), "bin", "klatch").toString());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "KLATCH_HOST",
                "127.0.0.1", "KLATCH_PORT", Integer.toString(port), "KLATCH_DATA", data.toString(),
                "KLATCH_RATE_LIMITS", "off", "JAVA_OPTS", options + " " + Image.limits() + start));
        builder.environment().putAll(settings);
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    /** Where its clients come in. */
    URI address() {
        return door;
    }

    /** From now on they come by a proxy. */
    void setDoor(URI address) {
        door = address;
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM, as whoever brings a newer version does; a new life when the old one has ended by itself. */
    void replace() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop within " + STOP_SECONDS + " s");
        }
        process = start(LATER_LIVES);
    }

    /** SIGKILL, in the middle of whatever it does; and a new life on the same data. */
    void killAndStartAgain() throws IOException {
        kill();
        process = start(LATER_LIVES);
    }

    /** SIGSTOP: it stands still, and its sockets stay open, until {@link #goOn}. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server outlives its end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
