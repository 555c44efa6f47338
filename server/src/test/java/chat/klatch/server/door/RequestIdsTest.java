package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/operations.md, "The log": every answer says by which id its request is found there. */
class RequestIdsTest {
    private static final String ID = "X-Request-Id";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start("KLATCH_TRUSTED_PROXIES", "127.0.0.1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String id(Answer answer) {
        assertEquals(1, answer.headers().allValues(ID).size());
        return answer.header(ID);
    }

    private static String head(RawSocket raw, String... lines) {
        return raw.upgrade(lines);
    }

    @Test
    void everyAnswerHasOneOfItsOwn() {
        for (String path : new String[]{"/", "/health", "/api/place", "/api/me", "/no/such/address"}) {
            var first = id(server.http().get(path).answer());
            assertTrue(first.matches("[A-Za-z0-9_-]{22}"), first);
            assertNotEquals(first, id(server.http().get(path).answer()));
        }
        try (var raw = RawSocket.open(server)) {
            assertTrue(raw.request("NONSENSE", "").contains(ID + ": "));
        }
    }

    @Test
    void theUpgradeAndItsRefusalHaveOneToo() {
        try (var raw = RawSocket.open(server); var refused = RawSocket.open(server)) {
            assertTrue(head(raw, "Sec-WebSocket-Protocol: klatch.v1", ID + ": from-proxy.1").contains(
                    ID + ": from-proxy.1\r\n"));
            assertTrue(head(refused, ID + ": from-proxy.2").contains(ID + ": from-proxy.2\r\n"));
        }
    }

    @Test
    void aTrustedProxyNamesARequestWellOrNotAtAll() {
        assertEquals("req-1.A_b", id(server.http().get("/health").with(ID, "req-1.A_b").answer()));
        for (String bad : new String[]{"two words", "x".repeat(65), "<script>"}) {
            assertNotEquals(bad, id(server.http().get("/health").with(ID, bad).answer()));
        }
    }

    @Test
    void whatAnybodyElseCallsTheirRequestIsNotBelieved() {
        try (var alone = TestServer.start("KLATCH_TRUSTED_PROXIES", "192.0.2.1")) {
            assertNotEquals("mine", id(alone.http().get("/health").with(ID, "mine").answer()));
        }
    }
}
