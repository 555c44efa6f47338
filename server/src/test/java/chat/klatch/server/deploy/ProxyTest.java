package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestSocket;
import chat.klatch.server.net.RateLimits;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/nginx.conf} before a packaged Klatch: what people get through it, and what nobody does. */
@Needs("nginx")
class ProxyTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    @TempDir
    private static Path folder;
    private static Front front;

    @BeforeAll
    static void start() throws Exception {
        front = new Front(folder);
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    private static Answer somebody() {
        return front.signUp("somebody" + PEOPLE.incrementAndGet());
    }

    private static String bearer(Answer signedUp) {
        return "Bearer " + signedUp.json().get("accessToken").textValue();
    }

    /** As the page does: no token on the upgrade, but the page's origin. */
    private static TestSocket online(Answer signedUp) {
        var socket = front.socket("127.0.0.1", "Origin", front.url());
        assertEquals("welcome", socket.asks(Json.object("type", "auth", "token",
                signedUp.json().get("accessToken").textValue())).get("type").textValue());
        return socket;
    }

    private static String foyer(Answer signedUp) {
        return front.get("/api/rooms?mine=true&limit=100", "Authorization", bearer(signedUp)).expect(200).json()
                .at("/rooms/0/id").textValue();
    }

    private static Answer plain(String path) {
        return front.ask(HttpRequest.newBuilder(URI.create(front.plainUrl() + path)));
    }

    private static int refusedFrom(String address, String... headers) {
        var refused = assertThrows(CompletionException.class, () -> front.socket(address, headers).close());
        return assertInstanceOf(WebSocketHandshakeException.class, refused.getCause()).getResponse().statusCode();
    }

    @Test
    void whoComesByHttpIsSentToHttpsAndNothingElseIsThere() {
        assertEquals("https://localhost/some?page=1", plain("/some?page=1").expect(308).header("Location"));
        plain("/.well-known/acme-challenge/none").expect(404);
    }

    @Test
    void peopleSignUpAndTalkOverASecureSocket() {
        var ada = somebody();
        assertTrue(ada.header("Set-Cookie").contains("; Secure"), ada.header("Set-Cookie"));
        assertEquals("max-age=31536000", ada.header("Strict-Transport-Security"));
        try (var hers = online(ada); var his = online(somebody())) {
            var room = foyer(ada);
            hers.joins(room);
            his.joins(room);
            var ack = hers.writes(room, "through-the-proxy", "hello");
            assertEquals("ack", ack.get("type").textValue());
            assertEquals("hello", his.hears("message").at("/message/text").textValue());
        }
    }

    @Test
    void thePageComesWholeAndAsItIs() {
        var page = front.get("/").expect(200);
        assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'none'"));
        var files = Pattern.compile("(?:src|href)=\"\\./([^\"#:]+\\.\\w+)\"").matcher(page.text()).results()
                .map(found -> front.get("/" + found.group(1)).expect(200)).toList();
        assertTrue(files.size() > 1, page::text);
        assertArrayEquals(front.ask(HttpRequest.newBuilder(URI.create(front.behind() + "/"))).body(), page.body());
    }

    @Test
    void aPageOfAnotherOriginGetsNoSocket() {
        assertEquals(403, refusedFrom("127.0.0.1", "Origin", "https://evil.example"));
        assertEquals(403, refusedFrom("127.0.0.1", "Origin", front.url().replace("https:", "http:")));
    }

    @Test
    void whoCallsIsWhoCallsWhateverTheySayThemselves() {
        try (var _ = front.socket("127.0.0.21", "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Host", "evil.example",
                "Origin", front.url())) {
            Await.until(() -> "the address in " + front.klatch().log(),
                    () -> front.klatch().log().contains("address=127.0.0.21"));
        }
        assertFalse(front.klatch().log().contains("203.0.113.9"));
    }

    @Test
    void connectionsAreCountedByTheAddressTheyComeFrom() {
        var crowd = new ArrayList<TestSocket>();
        try {
            var token = "";
            for (int i = 0; i < RateLimits.CONNECTIONS_PER_ADDRESS; i++) {
                token = i % RateLimits.CONNECTIONS_PER_USER == 0 ? bearer(somebody()) : token;
                crowd.add(front.socket("127.0.0.31", "Authorization", token));
            }
            assertEquals(429, refusedFrom("127.0.0.31"));
            assertEquals(429, refusedFrom("127.0.0.31", "X-Forwarded-For", "203.0.113.9"));
            front.socket("127.0.0.32").close();
        } finally {
            crowd.forEach(TestSocket::close);
        }
    }

    @Test
    void numbersAreForTheOperatorAlone() {
        front.get("/metrics").expect(404);
        front.get("/health/ready").expect(200);
        assertTrue(front.ask(HttpRequest.newBuilder(URI.create(front.behind() + "/metrics"))).expect(200).text()
                .contains("klatch_connections"));
    }

    @Test
    void whatIsLargeComesThroughAndWhatIsTooLargeIsRefusedByKlatch() {
        var ada = somebody();
        var room = foyer(ada);
        var text = "ü".repeat(8_000);
        try (var socket = online(ada)) {
            socket.joins(room);
            socket.fills(room, "large", 20, text);
        }
        var page = front.get("/api/rooms/" + room + "/messages?limit=20", "Authorization", bearer(ada)).expect(200);
        assertTrue(page.body().length > 200_000, "only " + page.body().length);
        page.json().get("messages").forEach(message -> assertEquals(text, message.get("text").textValue()));
        front.post("/api/rooms/" + room + "/messages", Json.object("key", "k", "text", "x".repeat(300_000)),
                "Authorization", bearer(ada)).problem(413, "too_large");
    }

    @Test
    void itsLogAndThatOfKlatchNameTheSameRequest() {
        var id = front.get("/api/place", "X-Request-Id", "of-the-client").expect(200).header("X-Request-Id");
        assertTrue(id.matches("[0-9a-f]{32}"), id);
        Await.until(() -> id + " in " + front.klatch().log(), () -> front.klatch().log().contains(id));
    }

    @Test
    void whenKlatchComesBackEverybodyGoesOn() {
        var ada = somebody();
        var socket = online(ada);
        var room = foyer(ada);
        socket.joins(room);
        long seq = socket.writes(room, "before-the-stop", "hello").get("seq").longValue();
        front.klatch().stop();
        try {
            assertEquals(4001, socket.closed());
            front.get("/api/place").expect(502);
        } finally {
            front.klatch().startAgain();
        }
        try (var again = online(ada)) {
            again.joins(room);
            assertEquals(seq, again.writes(room, "before-the-stop", "hello").get("seq").longValue());
        }
    }
}
