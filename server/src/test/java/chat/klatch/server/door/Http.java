package chat.klatch.server.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a server over HTTP. Keeps no cookie: a test says which it sends. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestServer server;

    Http(TestServer server) {
        this.server = server;
    }

    static HttpClient client() {
        return CLIENT;
    }

    public Asking get(String path) {
        return ask("GET", path);
    }

    public Asking post(String path, String json) {
        return ask("POST", path, BodyPublishers.ofString(json, StandardCharsets.UTF_8)).with("Content-Type",
                "application/json");
    }

    public Asking ask(String method, String path) {
        return ask(method, path, BodyPublishers.noBody());
    }

    public Asking ask(String method, String path, BodyPublisher body) {
        return new Asking(HttpRequest.newBuilder(URI.create(server.url() + path)).method(method, body)
                .timeout(Await.BOUND));
    }

    /** One request in the making. */
    public static final class Asking {
        private final HttpRequest.Builder request;

        Asking(HttpRequest.Builder request) {
            this.request = request;
        }

        public Asking with(String header, String value) {
            request.header(header, value);
            return this;
        }

        public Asking as(Person person) {
            return with("Authorization", "Bearer " + person.token());
        }

        public Answer answer() {
            try {
                var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                return new Answer(response.statusCode(), response.headers(), response.body());
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
