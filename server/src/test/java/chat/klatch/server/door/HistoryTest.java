package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code history} and its twin over HTTP. */
class HistoryTest {
    private static final int ANSWER_BYTES = 256 * 1024;
    private static TestServer server;
    private static Person ada;
    /** Holds seqs 1 to 120. */
    private static String room;
    /** Holds seqs 1 to 41, all but the first of 16,000 bytes. */
    private static String heavy;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        room = fill(120, "text");
        heavy = fill(41, "é".repeat(8_000));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String fill(int head, String text) {
        var made = ada.makes("Room");
        try (var socket = ada.online()) {
            socket.fills(made, made, head - 1, text);
        }
        return made;
    }

    private static JsonNode page(String of, String query) {
        var byHttp = ada.get("/api/rooms/" + of + "/messages?" + query).expect(200).json();
        try (var socket = ada.online()) {
            var frame = new StringBuilder("{\"type\":\"history\",\"room\":\"" + of + "\"");
            for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
                var value = part.substring(part.indexOf('=') + 1);
                frame.append(",\"").append(part, 0, part.indexOf('=')).append("\":")
                        .append(part.startsWith("seqs") ? "[" + value + "]" : value);
            }
            var bySocket = socket.asks(frame + "}");
            assertEquals("page", bySocket.get("type").textValue());
            for (String field : new String[]{"room", "rev", "messages", "more", "newer"}) {
                assertEquals(byHttp.get(field), bySocket.get(field), field);
            }
        }
        return byHttp;
    }

    private static List<Long> seqs(JsonNode answer) {
        return StreamSupport.stream(answer.get("messages").spliterator(), false)
                .map(message -> message.get("seq").longValue()).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static void assertPage(String of, String query, List<Long> seqs, boolean more, boolean newer) {
        var page = page(of, query);
        assertEquals(seqs, seqs(page), query);
        assertEquals(more, page.get("more").booleanValue(), "more than " + query);
        assertEquals(newer, page.get("newer").booleanValue(), "newer than " + query);
    }

    @Test
    void withNothingAskedTheNewestFifty() {
        assertPage(room, "", range(71, 120), true, false);
        assertEquals(120, page(room, "").get("rev").longValue());
    }

    @Test
    void limitIsFromOneToAHundred() {
        assertPage(room, "limit=100", range(21, 120), true, false);
        assertPage(room, "limit=1", List.of(120L), true, false);
        for (String limit : new String[]{"0", "101", "-1", "x", "1.5", "99999999999999999999"}) {
            assertEquals("limit", ada.get("/api/rooms/" + room + "/messages?limit=" + limit)
                    .problem(400, "invalid").get("field").textValue());
        }
    }

    @Test
    void before() {
        assertPage(room, "before=71&limit=10", range(61, 70), true, true);
        assertPage(room, "before=11&limit=10", range(1, 10), false, true);
        assertPage(room, "before=1", List.of(), false, true);
        assertPage(room, "before=0", List.of(), false, true);
        assertPage(room, "before=121&limit=2", range(119, 120), true, false);
        assertPage(room, "before=9007199254740991&limit=2", range(119, 120), true, false);
    }

    @Test
    void after() {
        assertPage(room, "after=0&limit=10", range(1, 10), false, true);
        assertPage(room, "after=70&limit=50", range(71, 120), true, false);
        assertPage(room, "after=120", List.of(), true, false);
        assertPage(room, "after=9007199254740991", List.of(), true, false);
    }

    @Test
    void around() {
        assertPage(room, "around=60&limit=5", range(58, 62), true, true);
        assertPage(room, "around=60&limit=4", range(58, 61), true, true);
        assertPage(room, "around=60&limit=1", List.of(60L), true, true);
        assertPage(room, "around=2&limit=10", range(1, 10), false, true);
        assertPage(room, "around=119&limit=10", range(111, 120), true, false);
        assertPage(room, "around=500&limit=3", range(118, 120), true, false);
        assertPage(room, "around=60&limit=100", range(10, 109), true, true);
    }

    @Test
    void seqsByName() {
        assertPage(room, "seqs=7", List.of(7L), false, false);
        assertPage(room, "seqs=90,7,7,500,0", List.of(7L, 90L), false, false);
        var fifty = String.join(",", range(1, 50).stream().map(String::valueOf).toList());
        assertPage(room, "seqs=" + fifty, range(1, 50), false, false);
        assertEquals("seqs", ada.get("/api/rooms/" + room + "/messages?seqs=" + fifty + ",51").problem(400, "invalid")
                .get("field").textValue());
        ada.get("/api/rooms/" + room + "/messages?seqs=1,x").problem(400, "invalid");
        ada.get("/api/rooms/" + room + "/messages?seqs=").problem(400, "invalid");
    }

    @Test
    void onlyOneOfTheFour() {
        for (String both : new String[]{"before=5&after=5", "around=5&seqs=5", "before=5&around=5"}) {
            ada.get("/api/rooms/" + room + "/messages?" + both).problem(400, "invalid");
        }
        try (var socket = ada.online()) {
            socket.isRefused(Json.object("type", "history", "room", room, "before", 5, "after", 5), "invalid");
        }
    }

    @Test
    void anAnswerCarriesAtMost256KibibytesOfMessages() {
        for (String query : new String[]{"limit=100", "before=42&limit=100", "after=1&limit=100",
                "around=20&limit=100",
                "seqs=" + String.join(",", range(2, 41).stream().map(String::valueOf).toList())}) {
            var page = page(heavy, query);
            int bytes = page.get("messages").toString().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes < ANSWER_BYTES + 1_000 && bytes > ANSWER_BYTES - 20_000, query + ": " + bytes);
        }
    }

    @Test
    void cutAreTheFarthest() {
        int fit = page(heavy, "limit=100").get("messages").size();
        assertPage(heavy, "limit=100", range(42 - fit, 41), true, false);
        assertPage(heavy, "before=41&limit=100", range(41 - fit, 40), true, true);
        assertPage(heavy, "after=1&limit=100", range(2, fit + 1), true, true);
        var around = seqs(page(heavy, "around=20&limit=100"));
        assertEquals(range(around.getFirst(), around.getLast()), around);
        assertTrue(Math.abs((20 - around.getFirst()) - (around.getLast() - 20)) <= 1, around::toString);
        var named = String.join(",", range(2, 41).stream().map(String::valueOf).toList());
        assertPage(heavy, "seqs=" + named, range(2, fit + 1), false, true);
    }

    @Test
    void aRoomThatIsNotThereIsNotFound() {
        ada.get("/api/rooms/nowhere/messages").problem(404, "not_found");
        server.http().get("/api/rooms/" + room + "/messages").answer().problem(401, "unauthenticated");
    }
}
