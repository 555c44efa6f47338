package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators start: the layout as the build leaves it, in a process of its own. */
class PackagedTest {
    @TempDir
    private Path data;

    private Shell shell() {
        return new Shell(data);
    }

    private Shell.Ran run(Map<String, String> settings, String... arguments) {
        return shell().run(settings, arguments);
    }

    @Test
    void itSaysItsVersionAndThatOfItsJava() throws Exception {
        var ran = run(Map.of(), "version");
        assertEquals(0, ran.status());
        assertTrue(ran.out().matches("klatch \\S+, Java 2[5-9]\\S*\\R"), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void anUnknownCommandIsMisuse() throws Exception {
        var ran = run(Map.of(), "dance");
        assertEquals(2, ran.status());
        assertEquals("", ran.out());
        assertTrue(ran.err().startsWith("klatch: Unmatched argument at index 0: 'dance'\n"), ran.err());
        assertTrue(ran.err().endsWith("Try 'klatch --help'.\n"), ran.err());
    }

    @Test
    void keysThatAreDamagedAreToldInOneSentence() throws Exception {
        Files.writeString(data.resolve("keys"), "of another time\n");
        var ran = run(Map.of());
        assertEquals(1, ran.status());
        assertEquals("The keys in " + data.resolve("keys") + " are damaged: bring back the file as it was, or take it "
                + "away; then everybody signs in again.\n", ran.err());
        assertEquals("of another time\n", Files.readString(data.resolve("keys")));
    }

    @Test
    void senselessSettingsAreAllToldAtOnce() throws Exception {
        var ran = run(Map.of("KLATCH_PORT", "many", "KLATCH_SIGNUP", "maybe", "KLATCH_COLOUR", "red"));
        assertEquals(2, ran.status());
        assertEquals(3, ran.err().lines().count(), ran.err());
        for (String name : new String[]{"KLATCH_PORT", "KLATCH_SIGNUP", "KLATCH_COLOUR"}) {
            assertTrue(ran.err().contains(name), ran.err());
        }
    }

    @Test
    void anAddressThatIsNotOursIsToldInOneSentence() throws Exception {
        var ran = run(Map.of("KLATCH_HOST", "192.0.2.1"));
        assertEquals(1, ran.status());
        assertEquals("Klatch cannot listen at 192.0.2.1: set KLATCH_HOST to an address of this machine.\n", ran.err());
    }

    @Test
    void itServesSaysWhereAndStopsGracefullyAndMeanwhileItsPortAndDataAreTaken(@TempDir Path elsewhere)
            throws Exception {
        var process = shell().call(Map.of()).redirectErrorStream(true).start();
        var address = new CompletableFuture<String>();
        var last = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> follow(process, address, last));
        try {
            var port = address.get(Shell.BOUND_SECONDS, TimeUnit.SECONDS).replaceFirst(".*:", "");
            var samePort = run(Map.of("KLATCH_PORT", port, "KLATCH_DATA", elsewhere.toString()));
            assertEquals(1, samePort.status());
            assertEquals("Port " + port + " is taken: set KLATCH_PORT to another.\n", samePort.err());
            var sameData = run(Map.of());
            assertEquals(1, sameData.status());
            assertEquals("Another Klatch is using the data in " + data + ".\n", sameData.err());
            process.toHandle().destroy(); // Process.destroy would close what it still has to say
            assertTrue(process.waitFor(Shell.BOUND_SECONDS, TimeUnit.SECONDS), "it did not stop");
            assertEquals("Klatch has stopped.", last.get(Shell.BOUND_SECONDS, TimeUnit.SECONDS));
            assertTrue(process.exitValue() == 0 || process.exitValue() == 143, "exit " + process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aServerWhoseParentDiesWhileItStartsEndsToo() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("klatch.db"));
                var statement = other.createStatement()) {
            statement.execute("begin exclusive"); // so the start waits at the database
            var parent = new ProcessBuilder("sh", "-c", "\"$0\" & echo $!; wait", Shell.klatch().toString());
            parent.environment().putAll(shell().call(Map.of("JAVA_OPTS", "-DexitWithParent=true")).environment());
            var shell = parent.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            long id = Long.parseLong(shell.inputReader(StandardCharsets.UTF_8).readLine());
            var server = ProcessHandle.of(id).orElseThrow();
            try {
                Await.until("its start is under way", () -> Files.exists(data.resolve("lock")));
                shell.destroyForcibly();
                statement.execute("commit");
                server.onExit().get(Shell.BOUND_SECONDS, TimeUnit.SECONDS);
            } finally {
                shell.destroyForcibly();
                server.destroyForcibly();
            }
        }
    }

    @Test
    void whereAMachineReadsEachLineIsAJsonObject() throws Exception {
        var process = shell().call(Map.of("KLATCH_LOG", "json")).redirectErrorStream(true).start();
        var serving = new CompletableFuture<String>();
        var said = new CompletableFuture<List<String>>();
        Thread.ofVirtual().start(() -> {
            var lines = process.inputReader(StandardCharsets.UTF_8).lines().peek(line -> {
                if (line.contains("Klatch is at ")) {
                    serving.complete(line);
                }
            }).toList();
            serving.completeExceptionally(new IllegalStateException("it ended: " + lines));
            said.complete(lines);
        });
        try {
            serving.get(Shell.BOUND_SECONDS, TimeUnit.SECONDS);
            process.toHandle().destroy();
            assertTrue(process.waitFor(Shell.BOUND_SECONDS, TimeUnit.SECONDS), "it did not stop");
            var lines = said.get(Shell.BOUND_SECONDS, TimeUnit.SECONDS).stream().map(Json::read).toList();
            assertTrue(lines.getFirst().get("message").textValue().startsWith("Klatch is at "), lines::toString);
            assertEquals("Klatch has stopped.", lines.getLast().get("message").textValue());
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
