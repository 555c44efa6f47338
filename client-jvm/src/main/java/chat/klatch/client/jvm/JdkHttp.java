package chat.klatch.client.jvm;

import chat.klatch.client.account.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** HTTP calls to one server with cookies of their own; what is answered is bounded in time and size. */
final class JdkHttp implements Http {
    private static final int LONGEST_SECONDS = 20;
    private static final long ANSWER_BYTES = 4L * 1024 * 1024;
    private final HttpClient http;
    private final URI server;
    private final EventLoop loop;
    private final CookieFile cookies;

    JdkHttp(HttpClient http, URI server, EventLoop loop, CookieFile cookies) {
        this.http = http;
        this.server = server;
        this.loop = loop;
        this.cookies = cookies;
    }

    @Override
    public void call(String method, String path, @Nullable String body, @Nullable String bearer,
            Consumer<Reply> then) {
        var address = server.resolve(path);
        var _ = http.sendAsync(request(method, address, body, bearer), bounded())
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .whenComplete((response, lost) -> loop.execute(() -> {
                    if (lost == null) {
                        keepCookies(address, response.headers().map());
                        then.accept(new Reply(response.statusCode(), response.body()));
                    } else {
                        then.accept(new Reply(0, ""));
                    }
                }));
    }

    private HttpRequest request(String method, URI address, @Nullable String body, @Nullable String bearer) {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(LONGEST_SECONDS))
                .header("User-Agent", "klatch-client-jvm")
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        cookies(address).forEach(cookie -> request.header("Cookie", cookie));
        return request.build();
    }

    private static HttpResponse.BodyHandler<String> bounded() {
        return HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8),
                ANSWER_BYTES);
    }

    private List<String> cookies(URI address) {
        try {
            return cookies.of(address);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void keepCookies(URI address, Map<String, List<String>> headers) {
        try {
            cookies.take(address, headers);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
