package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.RawSocket;
import chat.klatch.server.door.Sabotage;
import chat.klatch.server.door.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/operations.md, "The log", for people: nobody writes a field or a line of it but us, and nobody fills it. */
class TextLogTest {
    private final KeptLog log = new KeptLog(new TextLines());
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_RATE_LIMITS", "on");
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    private List<String> lines() {
        return log.lines();
    }

    private String awaitLine(String part) {
        return log.awaitLine(part, line -> line.contains(part));
    }

    private void asksAsAPageOf(String origin) {
        try (var raw = RawSocket.open(server)) {
            raw.upgrade("Sec-WebSocket-Protocol: klatch.v1", "Origin: " + origin);
        }
    }

    @Test
    void anOriginIsOneFieldWhateverItSays() {
        asksAsAPageOf("https://evil.example\" user=admin code=\"4503");
        var line = awaitLine("evil.example");
        assertTrue(line.matches("\\S+Z INFO  Journal: No socket for a page of another origin\\. request=[\\w-]+ "
                + "origin=\"https://evil.example\\\\\" user=admin code=\\\\\"4503\" ours=http://127.0.0.1:\\d+"), line);
        asksAsAPageOf("https://\u009b2J.example");
        assertTrue(awaitLine("2J.example").contains("\\u009b"));
    }

    @Test
    void theIdOfAFrameIsOneFieldAndAStackNoLineOfItsOwn() throws Exception {
        var ada = server.signUp("ada");
        var room = ada.foyer();
        try (var socket = ada.online(); var _ = Sabotage.of(server).without("message")) {
            socket.says(Json.object("type", "join", "id", "x\" level=\\", "room", room));
            socket.hears("error");
        }
        assertTrue(awaitLine("A frame could not").endsWith(" request=\"x\\\" level=\\\\\""), lines()::toString);
        assertTrue(lines().stream().anyMatch(line -> line.startsWith("    ") && line.contains("StorageException")));
        assertTrue(lines().stream().allMatch(line -> line.startsWith("    ") || line.matches("20\\d\\d-.*")),
                lines()::toString);
    }

    @Test
    void whatStrangersCauseIsSaidSoOftenAndThenHowOftenItWasNot() {
        for (int i = 0; i < 65; i++) {
            asksAsAPageOf("https://page" + i + ".example");
        }
        awaitLine("page59.example");
        assertFalse(lines().toString().contains("page60.example"));
        server.clock().passSeconds(1);
        asksAsAPageOf("https://later.example");
        assertTrue(awaitLine("later.example").endsWith(" unsaid=5"), lines()::toString);
        assertEquals(61, lines().stream().filter(line -> line.contains("of another origin")).count());
    }
}
