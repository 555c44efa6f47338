package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators start: the layout as the build leaves it, in a process of its own. */
class PackagedTest {
    private static final Path HOME = Path.of(System.getProperty("klatch.home"));
    private static final long BOUND_SECONDS = 60;
    @TempDir
    private Path data;

    private record Ran(int status, String out, String err) {
    }

    private ProcessBuilder klatch(Map<String, String> settings, String... arguments) {
        var command = new java.util.ArrayList<>(java.util.List.of(HOME.resolve("bin/klatch").toString()));
        command.addAll(java.util.List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("KLATCH_HOST", "127.0.0.1");
        builder.environment().put("KLATCH_PORT", "0");
        builder.environment().put("KLATCH_DATA", data.toString());
        builder.environment().putAll(settings);
        return builder;
    }

    private Ran run(Map<String, String> settings, String... arguments) throws Exception {
        var out = Files.createTempFile(data, "out", "");
        var err = Files.createTempFile(data, "err", "");
        var process = klatch(settings, arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertTrue(process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS), "it did not end");
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itSaysItsVersionAndThatOfItsJava() throws Exception {
        var ran = run(Map.of(), "version");
        assertEquals(0, ran.status);
        assertTrue(ran.out.matches("klatch \\S+, Java 2[5-9]\\S*\\R"), ran.out);
        assertEquals("", ran.err);
    }

    @Test
    void anUnknownCommandIsMisuse() throws Exception {
        var ran = run(Map.of(), "dance");
        assertEquals(2, ran.status);
        assertEquals("klatch: not a command: dance (there are: serve, train, version)\n", ran.err);
    }

    @Test
    void senselessSettingsAreAllToldAtOnce() throws Exception {
        var ran = run(Map.of("KLATCH_PORT", "many", "KLATCH_SIGNUP", "maybe", "KLATCH_COLOUR", "red"));
        assertEquals(2, ran.status);
        assertEquals(3, ran.err.lines().count(), ran.err);
        for (String name : new String[]{"KLATCH_PORT", "KLATCH_SIGNUP", "KLATCH_COLOUR"}) {
            assertTrue(ran.err.contains(name), ran.err);
        }
    }

    @Test
    void anAddressThatIsNotOursIsToldInOneSentence() throws Exception {
        var ran = run(Map.of("KLATCH_HOST", "192.0.2.1"));
        assertEquals(1, ran.status);
        assertEquals("Klatch cannot listen at 192.0.2.1: set KLATCH_HOST to an address of this machine.\n", ran.err);
    }

    @Test
    void itServesSaysWhereAndStopsGracefullyAndMeanwhileItsPortAndDataAreTaken(@TempDir Path elsewhere)
            throws Exception {
        var process = klatch(Map.of()).redirectErrorStream(true).start();
        var address = new CompletableFuture<String>();
        var last = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> follow(process, address, last));
        try {
            var port = address.get(BOUND_SECONDS, TimeUnit.SECONDS).replaceFirst(".*:", "");
            var samePort = run(Map.of("KLATCH_PORT", port, "KLATCH_DATA", elsewhere.toString()));
            assertEquals(1, samePort.status);
            assertEquals("Port " + port + " is taken: set KLATCH_PORT to another.\n", samePort.err);
            var sameData = run(Map.of());
            assertEquals(1, sameData.status);
            assertEquals("Another Klatch is using the data in " + data + ".\n", sameData.err);
            process.toHandle().destroy(); // Process.destroy would close what it still has to say
            assertTrue(process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS), "it did not stop");
            assertEquals("Klatch has stopped.", last.get(BOUND_SECONDS, TimeUnit.SECONDS));
            assertTrue(process.exitValue() == 0 || process.exitValue() == 143, "exit " + process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void follow(Process process, CompletableFuture<String> address, CompletableFuture<String> last) {
        var latest = "";
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                latest = line;
                if (line.startsWith("Klatch is at ")) {
                    assertFalse(line.contains("\u001b"));
                    address.complete(line.split(" ", -1)[3]);
                }
            }
        } catch (IOException lost) {
            latest = String.valueOf(lost.getMessage());
        }
        address.completeExceptionally(new IllegalStateException("it ended: " + latest));
        last.complete(latest);
    }
}
