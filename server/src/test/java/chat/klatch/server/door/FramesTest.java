package chat.klatch.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Connecting": what a frame is, and what happens to what is none. */
class FramesTest {
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String pings(int count) {
        return "[" + String.join(",", Collections.nCopies(count, "{\"type\":\"ping\",\"n\":3}")) + "]";
    }

    /** A ping of exactly so many bytes. */
    private static byte[] pingOf(int bytes) {
        var frame = "{\"type\":\"ping\",\"n\":4,\"more\":\"\"}";
        return frame.replace("\"\"", "\"" + "x".repeat(bytes - frame.length()) + "\"").getBytes(UTF_8);
    }

    private static byte[] part(byte[] whole, int from, int to) {
        return java.util.Arrays.copyOfRange(whole, from, to);
    }

    @Test
    void anArrayIsHandledInOrderAsIfEachHadComeAlone() {
        try (var socket = ada.online()) {
            socket.says("""
                    [{"type":"ping","n":1}, {"type":"leave","id":"a","room":"nowhere"}, {"type":"ping","n":2}]""");
            var heard = socket.rest();
            assertEquals(1, heard.get(0).get("n").intValue());
            assertEquals("left", heard.get(1).get("type").textValue());
            assertEquals(2, heard.get(2).get("n").intValue());
        }
    }

    @Test
    void anArrayHoldsOneToThirtyTwo() {
        try (var socket = ada.online()) {
            socket.says(pings(1)).says(pings(32));
            assertEquals(33, socket.rest().size());
        }
    }

    @Test
    void ofABadArrayNothingIsHandled() {
        var bad = new String[]{"[]", pings(33), "[{\"type\":\"ping\",\"n\":1},[]]",
                "[[{\"type\":\"ping\",\"n\":1}]]"};
        try (var socket = ada.online()) {
            for (String frame : bad) {
                socket.says(frame);
                var heard = socket.rest();
                assertEquals(1, heard.size(), frame);
                assertEquals("bad_frame", heard.getFirst().path("code").asText(), frame);
                assertFalse(heard.getFirst().has("re"));
            }
        }
    }

    @Test
    void whatIsNoFrameIsABadFrame() {
        for (String frame : new String[]{"", "nonsense", "{", "{} {}", "1", "\"ping\"", "null", "true", "{}",
                "{\"type\":1}", "{\"type\":null}", "{\"Type\":\"ping\"}", "[1]", "[null]",
                "{\"type\":\"ping\",\"n\":1}}", "\uFEFF{\"type\":\"ping\",\"n\":1}", "[".repeat(1_000)}) {
            try (var socket = ada.online()) {
                socket.says(frame);
                var heard = socket.rest();
                assertEquals(1, heard.size(), frame);
                assertEquals("bad_frame", heard.getFirst().path("code").asText(), frame);
            }
        }
    }

    @Test
    void theFifthBadFrameInAMinuteEndsTheConnection() {
        try (var socket = ada.online()) {
            for (int i = 0; i < 4; i++) {
                socket.says("nonsense");
            }
            assertEquals(4, socket.rest().size());
            socket.says("nonsense");
            assertEquals(4503, socket.closed());
        }
    }

    @Test
    void theMinuteIsAnyMinute() {
        try (var patient = TestServer.start(); var socket = patient.signUp("ada").online()) {
            badFrames(socket, 4);
            patient.clock().passSeconds(61);
            badFrames(socket, 4);
            patient.clock().passSeconds(50);
            socket.says("nonsense");
            assertEquals(4503, socket.closed());
        }
    }

    @Test
    void aMinuteMayEndInTheMiddleOfAnother() {
        try (var patient = TestServer.start(); var socket = patient.signUp("ada").online()) {
            patient.clock().passSeconds(28);
            badFrames(socket, 1);
            patient.clock().passSeconds(27);
            badFrames(socket, 3);
            patient.clock().passSeconds(8);
            socket.says("nonsense");
            assertEquals(4503, socket.closed());
        }
    }

    private static void badFrames(TestSocket socket, int count) {
        for (int i = 0; i < count; i++) {
            socket.says("nonsense");
        }
        assertEquals(count, socket.rest().size());
    }

    @Test
    void anUnknownTypeIsRefusedUnderItsId() {
        try (var socket = ada.online()) {
            socket.isRefused("{\"type\":\"dance\"}", "unknown_type");
            socket.says("{\"type\":\"welcome\"}");
            var refusal = socket.hears("error");
            assertEquals("unknown_type", refusal.get("code").textValue());
            assertFalse(refusal.has("re"));
            for (int i = 0; i < 10; i++) {
                socket.isRefused("{\"type\":\"dance\"}", "unknown_type");
            }
        }
    }

    @Test
    void whatHasNoTypeThatCanBeReadIsRefusedUnderItsIdToo() {
        try (var socket = ada.online()) {
            for (String frame : new String[]{"{}", "{\"type\":null}", "{\"type\":5,\"room\":\"r\"}",
                    "{\"Type\":\"join\"}"}) {
                socket.isRefused(frame, "bad_frame");
            }
        }
        try (var socket = ada.online()) {
            socket.says("[{\"id\":\"one\"}, {\"id\":\"two\",\"type\":[]}, {\"id\":2}]");
            var heard = socket.rest();
            assertEquals("[one, two, ]",
                    heard.stream().map(refusal -> refusal.path("re").asText()).toList().toString());
        }
    }

    @Test
    void unknownFieldsAreIgnored() {
        try (var socket = ada.online()) {
            socket.says("{\"type\":\"ping\",\"n\":7,\"deep\":{\"er\":[1,null,{\"x\":1e400}]},\"n2\":\"\"}");
            assertEquals(7, socket.hears("pong").get("n").intValue());
        }
    }

    @Test
    void anErrorNamesTheFieldAndTheRequest() {
        try (var socket = ada.online()) {
            var refusal = socket.isRefused("{\"type\":\"join\",\"room\":\"no room!\"}", "invalid");
            assertEquals("room", refusal.get("field").textValue());
            assertTrue(refusal.get("message").isTextual());
            refusal = socket.isRefused("{\"type\":\"join\",\"room\":\"r\",\"limit\":101}", "invalid");
            assertEquals("limit", refusal.get("field").textValue());
            refusal = socket.isRefused("{\"type\":\"send\",\"room\":\"r\",\"key\":\"12345678\"}", "invalid");
            assertEquals("text", refusal.get("field").textValue());
        }
    }

    @Test
    void anIdThatIsNoneIsNotEchoed() {
        try (var socket = ada.online()) {
            for (String id : new String[]{"\"\"", "5", "\"" + "x".repeat(37) + "\"", "\"é\"", "null", "{}"}) {
                socket.says("{\"type\":\"join\",\"room\":\"r\",\"id\":" + id + "}");
                var refusal = socket.hears("error");
                assertEquals("invalid", refusal.get("code").textValue());
                assertFalse(refusal.has("re"));
            }
        }
    }

    @Test
    void integersAreFromZeroToTwoToTheFiftyThirdWithoutFractionOrExponent() {
        try (var socket = ada.online()) {
            for (String n : new String[]{"-1", "9007199254740992", "1.0", "1e3", "\"1\"", "true", "[]",
                    "123456789012345678901234567890"}) {
                socket.says("{\"type\":\"ping\",\"n\":" + n + "}");
                assertEquals("invalid", socket.hears("error").get("code").textValue(), n);
            }
            socket.says("{\"type\":\"ping\",\"n\":9007199254740991}");
            assertEquals(9007199254740991L, socket.hears("pong").get("n").longValue());
        }
    }

    @Test
    void aBinaryFrameEndsTheConnection() {
        try (var raw = RawSocket.open(ada)) {
            raw.frame(true, RawSocket.BINARY, "{\"type\":\"ping\",\"n\":1}".getBytes(UTF_8));
            assertEquals(1003, raw.closed());
        }
    }

    @Test
    void whatIsNotUtf8EndsTheConnection() {
        for (byte[] bad : new byte[][]{{'"', (byte) 0xFF, '"'}, {(byte) 0xC0, (byte) 0xAF}, {'"', (byte) 0xE2,
                (byte) 0x82}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}}) {
            try (var raw = RawSocket.open(ada)) {
                raw.frame(true, RawSocket.TEXT, bad);
                assertEquals(1007, raw.closed());
            }
        }
    }

    @Test
    void aCharacterMayBeCutByAFragment() {
        var euro = "{\"type\":\"ping\",\"n\":5,\"more\":\"€\"}".getBytes(UTF_8);
        try (var raw = RawSocket.open(ada)) {
            raw.frame(false, RawSocket.TEXT, part(euro, 0, euro.length - 4));
            raw.frame(true, RawSocket.PING, new byte[]{9});
            raw.frame(false, RawSocket.CONTINUATION, part(euro, euro.length - 4, euro.length - 3));
            raw.frame(true, RawSocket.CONTINUATION, part(euro, euro.length - 3, euro.length));
            assertEquals(9, raw.read(RawSocket.PONG).payload()[0]);
            assertEquals("{\"type\":\"pong\",\"n\":5}", raw.read(RawSocket.TEXT).text());
        }
    }

    @Test
    void sixtyFourKibibytesPassAndOneByteMoreDoesNot() {
        try (var raw = RawSocket.open(ada)) {
            raw.read(RawSocket.TEXT);
            raw.frame(true, RawSocket.TEXT, pingOf(64 * 1024));
            assertTrue(raw.read(RawSocket.TEXT).text().contains("\"n\":4"));
            raw.frame(true, RawSocket.TEXT, pingOf(64 * 1024 + 1));
            assertEquals(1009, raw.closed());
        }
    }

    @Test
    void allFragmentsCountTowardsTheLimit() {
        var most = pingOf(64 * 1024);
        try (var raw = RawSocket.open(ada)) {
            raw.read(RawSocket.TEXT);
            raw.frame(false, RawSocket.TEXT, part(most, 0, 40_000));
            raw.frame(true, RawSocket.CONTINUATION, part(most, 40_000, most.length));
            assertTrue(raw.read(RawSocket.TEXT).text().contains("\"n\":4"));
            raw.frame(false, RawSocket.TEXT, part(most, 0, 40_000));
            raw.frame(false, RawSocket.CONTINUATION, part(most, 0, 30_000));
            assertEquals(1009, raw.closed());
        }
    }

    @Test
    void anUnmaskedFrameIsAgainstTheStandard() {
        try (var raw = RawSocket.open(ada)) {
            raw.unmasked(RawSocket.TEXT, "{\"type\":\"ping\",\"n\":1}".getBytes(UTF_8));
            assertEquals(1002, raw.closed());
        }
    }

    @Test
    void aPingIsAnsweredWithItsOwnBytes() {
        try (var raw = RawSocket.open(ada)) {
            raw.frame(true, RawSocket.PING, "abc".getBytes(UTF_8));
            assertEquals("abc", raw.read(RawSocket.PONG).text());
        }
    }
}
