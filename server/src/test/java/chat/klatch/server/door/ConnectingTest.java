package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Connecting": who gets a socket. */
class ConnectingTest {
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: klatch.v1";
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.start("KLATCH_URL", "https://chat.example", "KLATCH_ORIGINS",
                "https://other.example, http://third.example:8081", "KLATCH_TRUSTED_PROXIES", "127.0.0.1");
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String upgrade(String... lines) {
        try (var raw = RawSocket.open(server)) {
            return raw.upgrade(lines);
        }
    }

    private static void assertStatus(int status, String head) {
        assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
    }

    private static void assertOrigin(int status, String origin, String... lines) {
        assertStatus(status, upgrade(PROTOCOL, "Origin: " + origin, String.join("\n", lines)));
    }

    @Test
    void aGoodTokenOnTheUpgradeIsWelcomedAtOnceWithoutRe() {
        try (var socket = ada.connect()) {
            var welcome = socket.hears("welcome");
            assertFalse(welcome.has("re"));
            assertEquals(ada.id(), welcome.get("user").get("id").textValue());
        }
    }

    @Test
    void theSubprotocolIsAcceptedByItsNameAndNothingElseIs() {
        var head = upgrade(PROTOCOL, "Sec-WebSocket-Extensions: permessage-deflate");
        assertStatus(101, head);
        assertTrue(head.contains("Sec-WebSocket-Protocol: klatch.v1\r\n"), head);
        assertFalse(head.contains("Sec-WebSocket-Extensions"), head);
        assertFalse(head.contains("Set-Cookie"), head);
    }

    @Test
    void withoutTheSubprotocolThereIsNoUpgrade() {
        assertStatus(400, upgrade());
        assertStatus(400, upgrade("Sec-WebSocket-Protocol: chat"));
        assertStatus(400, upgrade("Sec-WebSocket-Protocol: klatch.v2"));
        assertStatus(400, upgrade("Sec-WebSocket-Protocol: klatch.v1, chat"));
        assertStatus(400, upgrade("Sec-WebSocket-Protocol: bearer.secret, klatch.v1"));
    }

    @Test
    void thePagesOfThisServerMayConnect() {
        assertOrigin(101, server.url());
        assertOrigin(101, "https://chat.example");
        assertOrigin(101, "https://other.example");
        assertOrigin(101, "http://third.example:8081");
    }

    @Test
    void foreignPagesMayNot() {
        assertOrigin(403, "https://evil.example");
        assertOrigin(403, "null");
        assertOrigin(403, "http://chat.example");
        assertOrigin(403, "https://chat.example.evil.example");
        assertOrigin(403, "http://127.0.0.1:1");
        assertOrigin(403, "http://127.0.0.1");
        assertOrigin(403, "https://127.0.0.1:" + server.port());
        assertOrigin(403, "http://third.example");
    }

    @Test
    void aForeignPageGainsNothingByAGoodToken() {
        assertOrigin(403, "https://evil.example", "Authorization: Bearer " + ada.token());
    }

    @Test
    void aTrustedProxySaysByWhichAddressThePageWasReached() {
        assertOrigin(101, "https://team.example", "X-Forwarded-Proto: https", "X-Forwarded-Host: team.example");
        assertOrigin(403, "http://team.example", "X-Forwarded-Proto: https", "X-Forwarded-Host: team.example");
        assertOrigin(403, "https://team.example", "X-Forwarded-Proto: https");
        assertOrigin(101, "https://team.example", "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example, team.example");
        assertOrigin(403, "https://evil.example", "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example\nX-Forwarded-Host: team.example");
    }

    @Test
    void nobodyElseIsBelievedToBeAProxy() {
        try (var alone = TestServer.start("KLATCH_TRUSTED_PROXIES", "10.0.0.0/8"); var raw = RawSocket.open(alone)) {
            assertStatus(403, raw.upgrade(PROTOCOL, "Origin: https://team.example", "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: team.example"));
        }
    }

    @Test
    void aBadTokenOnTheUpgradeIsRefusedThere() {
        for (String bad : new String[]{"Bearer nonsense", "Bearer " + ada.token() + "x", "Bearer ", "Basic YTpi",
                "Bearer " + ada.refreshToken()}) {
            var head = upgrade(PROTOCOL, "Authorization: " + bad);
            assertStatus(401, head);
            assertTrue(head.contains("WWW-Authenticate: Bearer"), head);
        }
    }

    @Test
    void noCookieOpensASocket() {
        try (var raw = RawSocket.open(server)) {
            assertStatus(101, raw.upgrade(PROTOCOL, "Cookie: klatch_refresh=" + ada.refreshToken()));
            raw.text("{\"type\":\"ping\",\"n\":1}");
            assertTrue(raw.read(RawSocket.TEXT).text().contains("\"unauthenticated\""));
        }
    }

    @Test
    void aRefusalDescribesItselfAsEveryOtherCallDoes() {
        for (String head : new String[]{upgrade(), upgrade(PROTOCOL, "Origin: https://evil.example"),
                upgrade(PROTOCOL, "Authorization: Bearer nonsense")}) {
            assertTrue(head.contains("X-Content-Type-Options: nosniff"), head);
            assertTrue(head.contains("Content-Security-Policy: "), head);
            assertTrue(head.contains("application/problem+json"), head);
        }
    }

    @Test
    void aCallThatAsksForNoUpgradeFindsNothingThere() {
        server.http().get("/ws").answer().problem(404, "not_found");
    }
}
