package chat.klatch.server.deploy;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Await;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Klatch as it is packaged, and nginx before it with the configuration of {@code deploy/}, on ports of the test's. */
final class Front implements AutoCloseable {
    private final Started klatch;
    private final Started nginx;
    private final SSLContext believes;
    private final int plainPort = Started.freePort();
    private final Map<String, HttpClient> clients = new HashMap<>();

    Front(Path folder) throws IOException, GeneralSecurityException {
        believes = new Certificate(folder).believed();
        int port = Started.freePort();
        var call = new Shell(folder.resolve("data")).call(Map.of("KLATCH_PORT", Integer.toString(port),
                "KLATCH_TRUSTED_PROXIES", "127.0.0.1", "KLATCH_LOG_LEVEL", "debug"));
        klatch = new Started(call, port, folder.resolve("klatch.log"));
        try {
            nginx = nginx(folder);
        } catch (IOException | RuntimeException | Error broken) {
            klatch.close();
            throw broken;
        }
    }

    private Started nginx(Path folder) throws IOException {
        int port = Started.freePort();
        Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port));
        Files.createDirectories(folder.resolve("acme/.well-known/acme-challenge"));
        Deploy.run(command(folder, "-t"));
        return new Started(command(folder, "-g", "daemon off;"), port, folder.resolve("nginx.log"));
    }

    private static ProcessBuilder command(Path folder, String... more) {
        var command = new ArrayList<>(
                List.of(Deploy.program("nginx"), "-p", folder.toString(), "-e", "error.log", "-c", "nginx.conf"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    /** The file as it is, but for where things are here: nothing that it says of requests. */
    private String configuration(Path folder, int port) {
        var text = Deploy.text("nginx.conf");
        text = Deploy.with(text, "server klatch:8080;", "server 127.0.0.1:" + klatch.port() + ";");
        text = Deploy.with(text, "listen 80 ", "listen 127.0.0.1:" + plainPort + " ");
        text = Deploy.with(text, "listen 443 ", "listen 127.0.0.1:" + port + " ");
        text = Deploy.with(text, "/etc/nginx/certificates", folder.toString());
        text = Deploy.with(text, "/var/www/acme", folder.resolve("acme").toString());
        text = Deploy.with(text, "/var/log/nginx", folder.toString());
        text = text.replaceAll("(?m)^ *listen \\[::].*\n", ""); // not every machine has it
        var places = new StringBuilder("http {\n");
        for (String kind : new String[]{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            places.append("    ").append(kind).append("_temp_path ").append(folder.resolve(kind)).append(";\n");
        }
        text = Deploy.with(text, "http {\n", places.toString());
        // Its workers read what is in this test's folder: as root they would be somebody else.
        return "user root;\npid " + folder.resolve("nginx.pid") + ";\n" + text;
    }

    Started klatch() {
        return klatch;
    }

    /** The address of the page. */
    String url() {
        return "https://localhost:" + nginx.port();
    }

    String plainUrl() {
        return "http://localhost:" + plainPort;
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
