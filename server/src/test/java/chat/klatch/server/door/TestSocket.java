package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client's socket: says frames, and hears them one by one however the server packed them. One test thread. */
public final class TestSocket implements AutoCloseable {
    private static final long STEP_SECONDS = 25;
    private final List<JsonNode> heard = new ArrayList<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final WebSocket socket;
    private int asked;

    private TestSocket(HttpClient client, URI address, String... headers) {
        var builder = client.newWebSocketBuilder().subprotocols("klatch.v1");
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(address, new Ear()).orTimeout(Await.BOUND.toSeconds(), TimeUnit.SECONDS).join();
    }

    static TestSocket open(TestServer server, String... headers) {
        return open(Http.client(), URI.create(server.url().replace("http:", "ws:") + "/ws"), headers);
    }

    /** A socket by way of whatever stands in front of a server. */
    public static TestSocket open(HttpClient client, URI address, String... headers) {
        return new TestSocket(client, address, headers);
    }

    public TestSocket says(String text) {
        socket.sendText(text, true).orTimeout(Await.BOUND.toSeconds(), TimeUnit.SECONDS).join();
        return this;
    }

    /** Sends a request under an id of its own and waits for its answer, whichever that is. */
    public JsonNode asks(String request) {
        var frame = (ObjectNode) Json.read(request);
        var id = "q" + ++asked;
        says(frame.put("id", id).toString());
        return hears("an answer to " + request, answer -> answer.path("re").asText().equals(id));
    }

    /** Sends a request and expects it to be refused with this code. */
    public JsonNode isRefused(String request, String code) {
        var answer = asks(request);
        assertEquals("error", answer.path("type").textValue(), answer::toString);
        assertEquals(code, answer.path("code").textValue(), answer::toString);
        return answer;
    }

    /** Says something in a room, and the ack for it. */
    public JsonNode writes(String room, String key, String text) {
        return asks(Json.object("type", "send", "room", room, "key", key, "text", text));
    }

    /** Says so many things in a room without waiting in between, then waits until all are acknowledged. */
    public void fills(String room, String tag, int count, String text) {
        for (int i = 0; i < count; i++) {
            says(Json.object("type", "send", "id", "f", "room", room, "key", "fill-" + tag + "-" + i, "text", text));
        }
        for (int i = 0; i < count; i++) {
            hears("ack");
        }
    }

    public JsonNode joins(String room) {
        return asks(Json.object("type", "join", "room", room));
    }

    /** The next frame of this type; those of other types stay to be heard. */
    public JsonNode hears(String type) {
        return hears(type, frame -> frame.path("type").asText().equals(type));
    }

    /** The next frame for which this holds. */
    public JsonNode hears(String what, Predicate<JsonNode> wanted) {
        Await.until(() -> "a frame: " + what + "; closed: " + end.getNow(0) + "; heard: " + heard,
                () -> find(wanted) >= 0);
        synchronized (heard) {
            return heard.remove(find(wanted));
        }
    }

    /** How many frames of this type came and were not taken yet. */
    public long heard(String type) {
        synchronized (heard) {
            return heard.stream().filter(frame -> frame.path("type").asText().equals(type)).count();
        }
    }

    private int find(Predicate<JsonNode> wanted) {
        synchronized (heard) {
            for (int i = 0; i < heard.size(); i++) {
                if (wanted.test(heard.get(i))) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** Lets time pass as a living client does, which is never silent for long. */
    public void staysFor(TestClock clock, long seconds) {
        for (long left = seconds; left > 0; left -= STEP_SECONDS) {
            clock.passSeconds(Math.min(left, STEP_SECONDS));
            settles();
        }
    }

    /** Waits until the server has handled all that this socket said. */
    public void settles() {
        says("{\"type\":\"ping\",\"n\":9007199254740991}");
        hears("pong", frame -> frame.path("n").asLong() == 9007199254740991L);
    }

    /** As {@link #everything}, but for {@code activity}, which comes when it comes. */
    public List<JsonNode> rest() {
        return everything().stream().filter(frame -> !frame.path("type").asText().equals("activity")).toList();
    }

    /** Everything that came and was not heard yet, up to now: the server has handled all that this socket said. */
    public List<JsonNode> everything() {
        settles();
        synchronized (heard) {
            var all = List.copyOf(heard);
            heard.clear();
            return all;
        }
    }

    /** Waits for the server's close and says its code; 1006 where the connection was cut. */
    public int closed() {
        return end.orTimeout(Await.BOUND.toSeconds(), TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return end.isDone();
    }

    /** Cuts the connection, as a lost network does. */
    public void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        cut();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            partial.append(part);
            if (last) {
                var message = Json.read(partial.toString());
                partial.setLength(0);
                synchronized (heard) {
                    if (message.isArray()) {
                        message.forEach(heard::add);
                    } else {
                        heard.add(message);
                    }
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete(1006);
        }
    }
}
