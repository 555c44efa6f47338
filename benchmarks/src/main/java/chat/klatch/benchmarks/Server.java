package chat.klatch.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server in a process of its own, on a free port of this machine. */
final class Server implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("at http://localhost:(\\d+)");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final int END_SECONDS = 30;
    private final Process process;
    private final Path data;
    private final int port;
    private int door;

    private Server(ProcessBuilder command, Path data) throws IOException {
        this.data = data;
        process = command.redirectErrorStream(true).start();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        port = port(lines);
        door = port;
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {
        }));
    }

    /** The packaged server, with a place of its own and without limits on how fast anybody may be. */
    static Server klatch(Path home) throws IOException {
        return klatch(home, Map.of());
    }

    /** The same with more settings, by their names. */
    static Server klatch(Path home, Map<String, String> settings) throws IOException {
        var data = Files.createTempDirectory("klatch-benchmark");
        var command = new ProcessBuilder(home.resolve("bin").resolve("klatch").toString());
        var environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("KLATCH_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("KLATCH_HOST", "127.0.0.1");
        environment.put("KLATCH_PORT", "0");
        environment.put("KLATCH_RATE_LIMITS", "off");
        environment.put("KLATCH_DATA", data.toString());
        environment.putAll(settings);
        return new Server(command, data);
    }

    /** What no chat can do without. */
    static Server floor() throws IOException {
        return new Server(new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "floor")),
                Files.createTempDirectory("klatch-benchmark"));
    }

    private static int port(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        throw new IOException("The server ended before it served.");
    }

    int port() {
        return port;
    }

    /** Where one connects. */
    int door() {
        return door;
    }

    /** From now on one connects there. */
    void setDoor(int port) {
        door = port;
    }

    /** User and system time of the process so far; where the machine does not tell, nothing can be measured. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The same; {@code otherwise} where it has ended. */
    Duration cpu(Duration otherwise) {
        return process.info().totalCpuDuration().orElse(otherwise);
    }

    /** Asks it to end, by SIGTERM; when it has, this says when that was, by {@link System#nanoTime}. */
    CompletableFuture<Long> stop() {
        process.toHandle().destroy();
        return process.onExit().thenApply(_ -> System.nanoTime());
    }

    /** The heap in use, after a collection. */
    long heapBytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        var used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("The heap is not told.");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        var asked = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.pid()), what).redirectErrorStream(true).start();
        var said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return said;
    }

    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        awaitEnd(process);
        delete(data);
    }

    /** Returns when it is gone, which it has been asked to be; one that takes too long is killed. */
    static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
