package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.FreePort;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.door.TestSocket;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server with OpenTelemetry's agent attached, as docs/operations.md says, on a Java like the image's. */
class TracesTest {
    private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar").toAbsolutePath();
    private static final String TEXT = "nobody else reads this";
    private static final String LINK = "theSecretOfALink";
    @TempDir
    private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whatWasAskedIsTracedToTheDatabaseAndNothingOfItIsASecret() throws Exception {
        int port = FreePort.next();
        var call = new Shell(folder.resolve("data")).call(Map.of("KLATCH_PORT", Integer.toString(port), "JAVA_OPTS",
                "-XX:TieredStopAtLevel=1 -javaagent:" + AGENT + " " + Image.limits(), "OTEL_TRACES_EXPORTER", "console",
                "OTEL_METRICS_EXPORTER", "none", "OTEL_LOGS_EXPORTER", "none"));
        String token;
        String told;
        try (var klatch = new Started(call, port, folder.resolve("klatch.log"))) {
            var account = ask(port, "/api/accounts", Json.object("username", "ada", "password", TestServer.PASSWORD));
            token = account.get("accessToken").textValue();
            ask(port, "/api/invites/" + LINK + "?q=" + LINK, null);
            talks(port, token);
            klatch.stop();
            told = klatch.log();
        }
        for (String name : List.of("'POST /api/accounts'", "'GET /api/invites/{invite}'", "'frame Auth'",
                "'frame Send'", "'commit'", "'tell'")) {
            assertTrue(told.contains(name), () -> name + " in\n" + told);
        }
        var commits = traces("'commit'", told);
        assertTrue(traces("INSERT klatch.db.message'", told).stream().anyMatch(commits::contains),
                "the message is written within a commit's trace");
        for (String secret : List.of(token, TestServer.PASSWORD, TEXT, LINK)) {
            assertFalse(told.contains(secret), told);
        }
    }

    @Test
    void theJavaOfTheImageCanLoadAnAgent() {
        assertTrue(Image.modules().contains("java.instrument"), "which a JVM finds even where it may find no more");
    }

    /** The traces in which something of that name was done. */
    private static Set<String> traces(String name, String told) {
        return told.lines()
                .filter(line -> line.contains(name))
                .map(line -> line.replaceFirst(".*" + name + " : (\\w{32}) .*", "$1"))
                .collect(Collectors.toSet());
    }

    private void talks(int port, String token) {
        try (var socket = TestSocket.open(client, URI.create("ws://127.0.0.1:" + port + "/ws"))) {
            var welcome = socket.asks(Json.object("type", "auth", "token", token));
            var foyer = welcome.at("/rooms/0/id").textValue();
            socket.joins(foyer);
            socket.writes(foyer, "traced-once", TEXT);
            socket.hears("message");
        }
    }

    private JsonNode ask(int port, String path, @Nullable String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Await.BOUND);
        if (json != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        }
        return Json.read(client.send(request.build(), BodyHandlers.ofString()).body());
    }
}
