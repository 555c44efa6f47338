package chat.klatch.server.deploy;

import chat.klatch.server.door.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that listens on one port over all of its lives; what it says is kept. */
final class Started implements AutoCloseable {
    private static final long STOP_SECONDS = 20;
    private final ProcessBuilder command;
    private final int port;
    private final Path log;
    private Process process;

    /** Starts it; returns when its port is open. */
    Started(ProcessBuilder command, int port, Path log) {
        this.command = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        this.port = port;
        this.log = log;
        process = launch();
    }

    private Process launch() {
        try {
            var started = command.start();
            Await.until(() -> "it listens: " + log(), () -> listens(started));
            return started;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private boolean listens(Process started) {
        if (!started.isAlive()) {
            throw new AssertionError("it ended: " + log());
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Stops it as SIGTERM does; returns when it is gone. */
    void stop() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end: " + log());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        stop();
    }
}
