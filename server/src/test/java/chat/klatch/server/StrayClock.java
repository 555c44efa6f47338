package chat.klatch.server;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of a node in a process of its own that goes wrong when a test says so: both look at one file in memory. Any
 * number of threads.
 */
public final class StrayClock implements InstantSource {
    private final Path file;
    private final MappedByteBuffer wrongByMillis;

    private StrayClock(Path file) throws IOException {
        this.file = file;
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            wrongByMillis = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }

    /** One that is right until it is told otherwise, or as wrong as {@code file} says already. */
    public static StrayClock in(Path file) throws IOException {
        return new StrayClock(file);
    }

    /** For a JVM that is then to be given the jar: has it serve by this clock. */
    public String options() {
        var tests = Path.of(StrayClock.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        return "-cp " + Path.of(System.getProperty("klatch.home"), "lib", "klatch.jar") + ":" + tests + " "
                + StrayClock.class.getName() + " " + file;
    }

    /** From now on. */
    public void goesWrongBy(Duration time) {
        wrongByMillis.putLong(0, time.toMillis());
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plusMillis(wrongByMillis.getLong(0));
    }

    /** Serves by the clock in the file that the first argument names. */
    public static void main(String[] args) throws IOException {
        Main.serve(in(Path.of(args[0])));
    }
}
