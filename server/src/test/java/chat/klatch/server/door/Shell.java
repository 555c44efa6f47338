package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An operator at a shell: calls {@code klatch} as the build leaves it, in a process of its own. */
public final class Shell {
    /** How a call ended, and what it said. */
    public record Ran(int status, String out, String err) {
    }

    /** For a process on a machine that does much else. */
    public static final long BOUND_SECONDS = 60;
    private static final Path HOME = Path.of(System.getProperty("klatch.home"));
    private final Path data;

    public Shell(Path data) {
        this.data = data;
    }

    public static Path klatch() {
        return HOME.resolve("bin/klatch");
    }

    /** A call that is still to be started. */
    public ProcessBuilder call(Map<String, String> settings, String... arguments) {
        var command = new ArrayList<>(List.of(klatch().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().put("KLATCH_HOST", "127.0.0.1");
        builder.environment().put("KLATCH_PORT", "0");
        builder.environment().put("KLATCH_DATA", data.toString());
        builder.environment().putAll(settings);
        return builder;
    }

    /** Runs a call to its end. */
    public Ran run(String... arguments) {
        return run(Map.of(), arguments);
    }

    public Ran run(Map<String, String> settings, String... arguments) {
        return types("", settings, arguments);
    }

    /** Runs a call to its end, with {@code typed} on its standard input. */
    public Ran types(String typed, Map<String, String> settings, String... arguments) {
        try {
            var in = Files.createTempFile("klatch", "in");
            var out = Files.createTempFile("klatch", "out");
            var err = Files.createTempFile("klatch", "err");
            Files.writeString(in, typed);
            var process = call(settings, arguments).redirectInput(in.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            try {
                assertTrue(process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS), "it did not end");
                return new Ran(process.exitValue(), said(out), said(err));
            } finally {
                process.destroyForcibly();
                for (Path file : List.of(in, out, err)) {
                    Files.delete(file);
                }
            }
        } catch (IOException lost) {
            throw new AssertionError(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static String said(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
