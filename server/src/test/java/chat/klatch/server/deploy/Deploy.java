package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The folder itself, and the programs that read it. */
final class Deploy {
    private static final long BOUND_SECONDS = 60;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Deploy() {
    }

    static Path file(String name) {
        return ROOT.resolve("deploy").resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** {@code text} with something else in a place that must be there. */
    static String with(String text, String here, String instead) {
        assertTrue(text.contains(here), () -> "no “" + here + "” in " + text);
        return text.replace(here, instead);
    }

    /** Where a program is that a test {@link Needs}. */
    static String program(String name) {
        return Needs.Installed.find(name).orElseThrow().getPath();
    }

    /** Runs a program to its end, which must be a good one, and says what it said. */
    static String run(ProcessBuilder program) {
        return run(program, 0);
    }

    static String run(ProcessBuilder program, int status) {
        try {
            var said = Files.createTempFile("klatch-deploy", ".txt");
            try {
                var process = program.redirectErrorStream(true).redirectOutput(said.toFile()).start();
                assertTrue(process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS), () -> program.command() + " did not end");
                var text = Files.readString(said, StandardCharsets.UTF_8);
                assertEquals(status, process.exitValue(), text);
                return text;
            } finally {
                Files.delete(said);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String run(String... command) {
        return run(new ProcessBuilder(List.of(command)));
    }
}
