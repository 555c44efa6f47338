package chat.klatch.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** {@link Warm}, from without: it serves one place at a time, for one thread at a time. */
final class WarmServer implements AutoCloseable {
    static final String BETWEEN = "\t";
    static final String STARTED = "A place is at ";
    static final String STOPPED = "A place is closed.";
    private static final long SECONDS = 60;
    private final Process process;
    private final Writer orders;
    private volatile Told told = new Told(Writer.nullWriter());
    private volatile boolean ended;

    /** What it says while it serves one place. */
    private record Told(Writer log, CompletableFuture<String> address, CompletableFuture<String> end) {
        Told(Writer log) {
            this(log, new CompletableFuture<>(), new CompletableFuture<>());
        }

        /** What is said of a place that is closed, nobody needs. */
        void line(String line) {
            try {
                log.write(line + "\n");
                log.flush();
            } catch (IOException closed) {
                return;
            }
            if (line.startsWith(STARTED)) {
                address.complete(line.substring(STARTED.length()));
            } else if (line.equals(STOPPED)) {
                end.complete(line);
            }
        }

        void broken(Exception why) {
            address.completeExceptionally(why);
            end.completeExceptionally(why);
        }
    }

    /**
     * @param home
     *            the folder of the packaged server
     * @param classes
     *            where {@link Warm} is
     */
    WarmServer(Path home, Path classes) throws IOException {
        var path = home.resolve("lib").resolve("klatch.jar") + File.pathSeparator + classes;
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", path, Warm.class.getName())
                .redirectErrorStream(true).start();
        orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.line(line);
            }
        } catch (IOException lost) {
            told.broken(lost);
        }
        ended = true;
        told.broken(new IllegalStateException("it ended"));
    }

    /**
     * Serves a place with nothing in it, and returns when it is there; the last one has been closed.
     *
     * @param folder
     *            for its data and its log
     */
    Served serve(Path folder, Map<String, String> settings) throws IOException {
        var log = Served.log(folder);
        var now = new Told(Files.newBufferedWriter(log));
        told = now;
        if (ended) {
            now.broken(new IllegalStateException("it ended before"));
        }
        order(Served.settings(folder, settings).entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(BETWEEN)));
        return new Place(awaited(now.address, log), log, now);
    }

    private void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    private String awaited(CompletableFuture<String> what, Path log) {
        try {
            return what.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            close();
            throw new IllegalStateException("The server did not start or end: see " + log, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Whether it can serve another place. */
    boolean isAlive() {
        return !ended && process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly(); // what it served is of no use to anybody any more
    }

    private final class Place implements Served {
        private final String address;
        private final Path log;
        private final Told told;

        Place(String address, Path log, Told told) {
            this.address = address;
            this.log = log;
            this.told = told;
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public Path log() {
            return log;
        }

        @Override
        public void close() {
            try (told.log) {
                order("");
                awaited(told.end, log);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
