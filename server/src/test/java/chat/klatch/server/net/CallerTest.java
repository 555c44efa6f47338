package chat.klatch.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final List<Cidr> TRUSTED = List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1"));

    private static Caller from(String peer, Map<String, List<String>> headers) {
        return Caller.of(peer, "http", "klatch.internal:8080", TRUSTED, name -> headers.getOrDefault(name, List.of()));
    }

    private static String address(String peer, String... forwardedFor) {
        return from(peer, Map.of("X-Forwarded-For", List.of(forwardedFor))).address();
    }

    @Test
    void whatAStrangerSaysOfItselfIsNotBelieved() {
        var caller = from("203.0.113.1", Map.of("X-Forwarded-For", List.of("1.2.3.4"), "X-Forwarded-Proto",
                List.of("https"), "X-Forwarded-Host", List.of("chat.example")));
        assertEquals(new Caller("203.0.113.1", "http", "http://klatch.internal:8080"), caller);
        assertFalse(caller.https());
    }

    @Test
    void whatATrustedProxySaysIs() {
        var caller = from("10.0.0.1", Map.of("X-Forwarded-For", List.of("1.2.3.4"), "X-Forwarded-Proto",
                List.of("https"), "X-Forwarded-Host", List.of("chat.example")));
        assertEquals(new Caller("1.2.3.4", "https", "https://chat.example"), caller);
        assertTrue(caller.https());
    }

    @Test
    void theNearestHopThatIsNotOursIsTheClient() {
        assertEquals("1.2.3.4", address("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.9.9.9"));
        assertEquals("1.2.3.4", address("10.0.0.1", "6.6.6.6", "1.2.3.4", "10.9.9.9"));
        assertEquals("1.2.3.4", address("::1", " 1.2.3.4 "));
        assertEquals("10.0.0.3", address("10.0.0.1", "10.0.0.3,10.0.0.2"));
        assertEquals("10.0.0.1", address("10.0.0.1"));
    }

    @Test
    void onlyThisMachineIsLoopback() {
        assertTrue(from("127.0.0.1", Map.of()).loopback());
        assertTrue(from("::1", Map.of()).loopback());
        assertFalse(from("::1", Map.of("X-Forwarded-For", List.of("1.2.3.4"))).loopback());
        assertFalse(from("localhost", Map.of()).loopback());
    }
}
