package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.RawSocket;
import chat.klatch.server.door.Sabotage;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** docs/operations.md, "The log": an object a line that says whose it is, and nothing that anybody wrote. */
class JsonLogTest {
    private static final String TEXT = "the \"words\" of\na private person";
    private static final String SECRET_PASSWORD = "never seen anywhere 2";
    private final KeptLog log = new KeptLog(new JsonLines());
    private final Logger ours = (Logger) LoggerFactory.getLogger("chat.klatch");
    private final Level before = ours.getEffectiveLevel();
    private TestServer server;

    @BeforeEach
    void start() {
        ours.setLevel(Level.TRACE);
        server = TestServer.start("KLATCH_TRUSTED_PROXIES", "127.0.0.1", "KLATCH_RATE_LIMITS", "on");
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
        ours.setLevel(before);
    }

    private List<JsonNode> lines() {
        return log.lines().stream().map(Json::read).toList();
    }

    private JsonNode awaitLine(String what, Predicate<JsonNode> wanted) {
        return Json.read(log.awaitLine(what, line -> wanted.test(Json.read(line))));
    }

    private static Predicate<JsonNode> has(String field, String value) {
        return line -> line.path(field).asText().equals(value);
    }

    private static void assertSpeaksOf(Person person, JsonNode line) {
        assertEquals(person.id(), line.path("user").textValue(), line::toString);
        assertTrue(line.path("session").isTextual(), line::toString);
    }

    @Test
    void aCallIsFoundByTheIdThatItsAnswerNamed() {
        var ada = server.signUp("ada");
        server.http().get("/api/rooms?q=secret").as(ada).with("X-Request-Id", "call-1").answer().expect(200);
        var line = awaitLine("the call", has("request", "call-1"));
        assertSpeaksOf(ada, line);
        assertTrue(line.get("message").textValue().startsWith("GET /api/rooms 200 "), line::toString);
        server.http().get("/health").with("X-Request-Id", "call-2").answer();
        assertFalse(awaitLine("a stranger's call", has("request", "call-2")).has("user"));
    }

    @Test
    void aFrameThatCannotBeAnsweredIsFoundByItsConnectionItsSessionAndItsId() throws Exception {
        var ada = server.signUp("ada");
        var room = ada.foyer();
        try (var socket = server.socket("X-Request-Id", "upgrade-1")) {
            socket.asks(Json.object("type", "auth", "token", ada.token()));
            try (var _ = Sabotage.of(server).without("message")) {
                socket.says(Json.object("type", "join", "id", "join-1", "room", room));
                assertEquals("unavailable", socket.hears("error").get("code").textValue());
            }
            var line = awaitLine("the fault", has("request", "join-1"));
            assertSpeaksOf(ada, line);
            assertEquals("upgrade-1", line.get("connection").textValue());
            assertEquals("WARN", line.get("level").textValue());
            assertTrue(line.get("error").textValue().contains("StorageException"), line::toString);
        }
    }

    @Test
    void whoIsSentAwayForWhatTheyDidIsWorthALine() {
        var ada = server.signUp("ada");
        try (var socket = server.socket("X-Request-Id", "upgrade-2")) {
            socket.asks(Json.object("type", "auth", "token", ada.token()));
            for (int i = 0; i < 5; i++) {
                socket.says("nonsense");
            }
            assertEquals(4503, socket.closed());
        }
        var line = awaitLine("the end", has("code", "4503"));
        assertSpeaksOf(ada, line);
        assertEquals("upgrade-2", line.get("connection").textValue());
        assertEquals("INFO", line.get("level").textValue());
        assertEquals("0", line.get("millis").textValue());
    }

    @Test
    void guessingAndForeignPagesAreWorthALine() {
        server.signUp("ada");
        for (int i = 0; i < 6; i++) {
            server.http().post("/api/sessions", Json.object("username", "ada", "password", "wrong " + i))
                    .with("X-Forwarded-For", "203.0.113.9").answer();
        }
        awaitLine("the guessing", has("address", "203.0.113.9"));
        try (var raw = RawSocket.open(server)) {
            raw.upgrade("Sec-WebSocket-Protocol: klatch.v1", "Origin: https://evil.example");
        }
        assertEquals(server.url(), awaitLine("the page", has("origin", "https://evil.example")).get("ours").asText());
    }

    @Test
    void everyLineCanBeReadAndNoneHoldsWhatSomebodyWroteOrKeepsSecret() throws Exception {
        var ada = server.signUp("ada", SECRET_PASSWORD);
        var room = ada.foyer();
        try (var socket = server.socket()) {
            socket.asks(Json.object("type", "auth", "token", ada.token()));
            socket.joins(room);
            socket.writes(room, "key-of-mine", TEXT);
            socket.says("{\"type\":\"send\",\"text\":\"a private person");
            try (var _ = Sabotage.of(server).every("insert on message")) {
                socket.isRefused(Json.object("type", "send", "room", room, "key", "lost-key-1", "text", TEXT),
                        "unavailable");
            }
            try (var _ = Sabotage.of(server).without("message")) {
                socket.isRefused(Json.object("type", "join", "room", room), "unavailable");
                ada.get("/api/rooms/" + room + "/messages").problem(503, "unavailable");
            }
        }
        server.http().get("/api/me?token=" + ada.token()).answer().problem(401, "unauthenticated");
        server.http().post("/api/sessions", Json.object("username", SECRET_PASSWORD, "password", "x")).answer();
        awaitLine("the last call", line -> line.get("message").textValue().startsWith("POST /api/sessions "));
        var all = lines();
        assertTrue(all.stream().anyMatch(line -> line.has("error")));
        for (JsonNode line : all) {
            for (String field : List.of("time", "level", "logger", "message")) {
                assertTrue(line.path(field).isTextual(), line::toString);
            }
            assertFalse(Instant.parse(line.get("time").textValue()).isBefore(Instant.EPOCH));
            for (String secret : new String[]{"private person", SECRET_PASSWORD, ada.token(), ada.refreshToken()}) {
                assertFalse(line.toString().contains(secret), line::toString);
            }
        }
    }
}
