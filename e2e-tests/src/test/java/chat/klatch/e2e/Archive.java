package chat.klatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;

/**
 * The server's classes as the JVM has them once it runs, kept from one start for all others of a run: two thirds of a
 * server's start is reading them.
 */
final class Archive {
    private static final long WRITING_SECONDS = 60;
    private final String options;

    private Archive(String options) {
        this.options = options;
    }

    /** Without one, for who starts no server. */
    static Archive none() {
        return new Archive("");
    }

    /** Starts the server once, and keeps what it read. */
    static Archive of(Options run) {
        var folder = run.kept().resolveSibling("archive");
        var file = folder.resolve("klatch.jsa");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            try (var server = PackagedServer.start(run.home(), folder,
                    Map.of("JAVA_OPTS", PackagedServer.SHORT_LIFE + " -XX:ArchiveClassesAtExit=" + file))) {
                try (var client = HttpClient.newHttpClient()) {
                    client.send(HttpRequest.newBuilder(URI.create(server.address() + "/api/place")).build(),
                            HttpResponse.BodyHandlers.discarding());
                }
                server.endWithin(WRITING_SECONDS);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return new Archive(" -XX:SharedArchiveFile=" + file);
    }

    /** What the JVM of a server is to be told. */
    String jvmOptions() {
        return PackagedServer.SHORT_LIFE + options;
    }
}
