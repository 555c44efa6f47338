package chat.klatch.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends a body byte by byte, or half of one, takes nobody's turn: there are more of them than threads. */
class SlowBodiesTest {
    private static final int MANY = 80;
    private static final int CALLS = 40;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int ALL_LARGE = 32 * 1024 * 1024 / MOST_BYTES + 20;
    private final List<RawSocket> opened = new ArrayList<>();
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        opened.forEach(RawSocket::close);
        server.close();
    }

    /** Begins to sign in with a body of that many bytes, of which some come now. */
    private RawSocket begins(int bytes, int now) {
        var raw = RawSocket.open(server);
        opened.add(raw);
        raw.write("POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n".formatted(bytes)
                .getBytes(UTF_8));
        return goesOn(raw, now);
    }

    private static RawSocket goesOn(RawSocket raw, int bytes) {
        raw.write(" ".repeat(bytes).getBytes(UTF_8));
        return raw;
    }

    @Test
    void eightySlowBodiesKeepNobodyElseFromBeingServed() {
        for (int i = 0; i < MANY; i++) {
            begins(1_000, 1);
        }
        for (int i = 0; i < CALLS; i++) {
            server.http().get("/health").answer().expect(200);
        }
        var room = ada.foyer();
        assertTrue(ada.writes(room, "while-others-drip", "hello") > 0);
        try (var socket = server.signIn("ada").online()) {
            socket.writes(room, "while-others-drip-2", "hello");
        }
        for (RawSocket slow : opened) {
            goesOn(slow, 999);
            assertTrue(slow.head().startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    void aBodyThatDripsForTooLongIsTakenNoFurther() {
        var slow = begins(1_000, 1);
        var drip = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    server.http().get("/health").answer().expect(200);
                    server.clock().passSeconds(1);
                    goesOn(slow, 1);
                }
            } catch (UncheckedIOException refused) {
                // as it should be
            }
        });
        assertTrue(slow.head().startsWith("HTTP/1.1 408 "));
        Await.until("the last drop", () -> !drip.isAlive());
    }

    @Test
    @OneNode
    void whatHalfSentBodiesHoldIsBoundedAndSmallOnesStillPass() {
        for (int i = 0; i < ALL_LARGE; i++) {
            begins(MOST_BYTES, MOST_BYTES - 1);
        }
        Await.until("a large body to be refused", () -> {
            var answer = large();
            if (answer.status() == 503) {
                answer.problem(503, "unavailable");
            }
            return answer.status() == 503;
        });
        ada.post("/api/rooms/" + ada.foyer() + "/messages",
                Json.object("key", "small-enough", "text", "x".repeat(8_000))).expect(201);
        opened.forEach(RawSocket::close);
        Await.until("their places to be free again", () -> large().status() < 300);
    }

    private Answer large() {
        return ada.post("/api/rooms/" + ada.foyer() + "/messages",
                Json.object("key", "large-one", "text", "hello", "more", "x".repeat(MOST_BYTES - 1_000)));
    }
}
