package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Limits while on" and 4504, 4505: too many connections, too many refusals. */
class CrowdTest {
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: klatch.v1";
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_RATE_LIMITS", "on");
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @OneNode
    void ofOverTwentyConnectionsTheOneThatWasSilentLongestIsClosed() {
        var all = new ArrayList<TestSocket>();
        try {
            for (int i = 0; i < 20; i++) {
                all.add(ada.online());
                server.clock().pass(Duration.ofMillis(100));
            }
            all.getFirst().settles();
            all.add(ada.online());
            assertEquals(4504, all.get(1).closed());
            all.remove(1);
            all.forEach(TestSocket::settles);
            assertTrue(all.stream().noneMatch(TestSocket::isClosed));
        } finally {
            all.forEach(TestSocket::close);
        }
    }

    private RawSocket opened(String from) {
        var raw = RawSocket.open(server);
        var head = raw.upgrade(PROTOCOL, "X-Forwarded-For: " + from);
        assertTrue(head.startsWith("HTTP/1.1 101 "), head);
        return raw;
    }

    @Test
    @OneNode
    void anAddressHasTwoHundredConnectionsAndBehindAProxyItIsTheForwardedOne() {
        List<RawSocket> all = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                all.add(opened("192.0.2.7"));
            }
            Await.until("one more to be refused, as soon as the last is counted", () -> {
                try (var oneMore = RawSocket.open(server)) {
                    var head = oneMore.upgrade(PROTOCOL, "X-Forwarded-For: 192.0.2.7");
                    return head.startsWith("HTTP/1.1 429 ") && head.contains("Retry-After: ");
                }
            });
            all.add(opened("192.0.2.8"));
            all.removeFirst().close();
            Await.until("a place to be free", () -> {
                try (var again = RawSocket.open(server)) {
                    return again.upgrade(PROTOCOL, "X-Forwarded-For: 192.0.2.7").startsWith("HTTP/1.1 101 ");
                }
            });
        } finally {
            all.forEach(RawSocket::close);
        }
    }

    @Test
    void overThreeHundredRefusedFramesInTenSecondsAreAFlood() {
        try (var socket = ada.online()) {
            for (int i = 0; i < 300; i++) {
                socket.isRefused("{\"type\":\"nonsense\"}", "unknown_type");
                if (i == 149) {
                    server.clock().passSeconds(5);
                }
            }
            socket.settles();
            assertFalse(socket.isClosed());
            socket.isRefused("{\"type\":\"nonsense\"}", "unknown_type");
            assertEquals(4505, socket.closed());
        }
    }

    @Test
    void threeHundredRefusedFramesEveryTenSecondsAreNone() {
        try (var socket = ada.online()) {
            for (int i = 0; i < 450; i++) {
                socket.isRefused("{\"type\":\"nonsense\"}", "unknown_type");
                if (i % 150 == 149) {
                    server.clock().pass(Duration.ofMillis(5_001));
                }
            }
            socket.settles();
            assertFalse(socket.isClosed());
        }
    }
}
