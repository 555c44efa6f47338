package chat.klatch.server.deploy;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.FreePort;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.door.TestSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Klatch as it is packaged, and nginx before it with the configuration of {@code deploy/}, on ports of the test's. */
final class Front implements AutoCloseable {
    private final Started klatch;
    private final Nginx nginx;
    private final SSLContext believes;
    private final Map<String, HttpClient> clients = new HashMap<>();

    Front(Path folder) throws IOException, GeneralSecurityException {
        believes = new Certificate(folder).believed();
        int port = FreePort.next();
        var call = new Shell(folder.resolve("data")).call(Map.of("KLATCH_PORT", Integer.toString(port),
                "KLATCH_TRUSTED_PROXIES", "127.0.0.1", "KLATCH_LOG_LEVEL", "debug"));
        klatch = new Started(call, port, folder.resolve("klatch.log"));
        try {
            nginx = Nginx.secure(folder, List.of(port));
        } catch (IOException | RuntimeException | Error broken) {
            klatch.close();
            throw broken;
        }
    }

    Started klatch() {
        return klatch;
    }

    /** The address of the page. */
    String url() {
        return "https://localhost:" + nginx.port();
    }

    String plainUrl() {
        return "http://localhost:" + nginx.plainPort();
    }

    /** The address of the server itself, which only the proxy should know. */
    String behind() {
        return "http://127.0.0.1:" + klatch.port();
    }

    /** A browser on the machine of this address. */
    private HttpClient client(String from) {
        return clients.computeIfAbsent(from, address -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_2)
                .sslContext(believes).localAddress(InetAddress.ofLiteral(address)).build());
    }

    Answer ask(HttpRequest.Builder request) {
        try {
            var answer = client("127.0.0.1").send(request.timeout(Await.BOUND).build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    Answer get(String path, String... headers) {
        return ask(with(HttpRequest.newBuilder(URI.create(url() + path)), headers));
    }

    Answer post(String path, String json, String... headers) {
        return ask(with(HttpRequest.newBuilder(URI.create(url() + path)), headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Somebody new signs up by the page; the answer, with the cookie and the token. */
    Answer signUp(String username) {
        return post("/api/accounts", Json.object("username", username, "password", TestServer.PASSWORD)).expect(201);
    }

    /** The page's socket, on a machine of this address. */
    TestSocket socket(String from, String... headers) {
        return TestSocket.open(client(from), URI.create(url().replace("https:", "wss:") + "/ws"), headers);
    }

    @Override
    public void close() {
        try (klatch; nginx) {
            clients.values().forEach(HttpClient::shutdownNow);
        }
    }
}
