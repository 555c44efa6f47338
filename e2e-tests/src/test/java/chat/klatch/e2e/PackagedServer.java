package chat.klatch.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The server as operators have it: its own process, on a free port, its output kept. */
final class PackagedServer implements AutoCloseable {
    private final Process process;
    private final String address;

    private PackagedServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static PackagedServer start() throws Exception {
        var kept = Files.createDirectories(Path.of(System.getProperty("klatch.kept")));
        var builder = new ProcessBuilder(Path.of(System.getProperty("klatch.home"), "bin", "klatch").toString());
        builder.environment().put("KLATCH_PORT", "0");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.redirectErrorStream(true).start();
        var address = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> keep(process, kept.resolve("server.log"), address));
        try {
            return new PackagedServer(process, address.get(30, TimeUnit.SECONDS));
        } catch (Exception late) {
            process.destroyForcibly();
            throw late;
        }
    }

    private static void keep(Process process, Path log, CompletableFuture<String> address) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8); var out = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line + "\n");
                if (line.startsWith("Klatch is at ")) {
                    address.complete(line.split(" ", -1)[3]);
                }
            }
            address.completeExceptionally(new IllegalStateException("the server ended; see " + log));
        } catch (IOException lost) {
            address.completeExceptionally(lost);
        }
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server did not stop within 10 s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
