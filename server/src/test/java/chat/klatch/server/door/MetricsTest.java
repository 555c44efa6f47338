package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/operations.md, "Numbers": each number is there, and counts what it says. */
@OneNode
class MetricsTest {
    private static final String LONG = "x".repeat(8_000);
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.start("KLATCH_TRUSTED_PROXIES", "127.0.0.1");
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Exposed now() {
        return Exposed.by(server);
    }

    /** Some are counted when the answer is out already. */
    private static void awaitMore(Exposed before, int more, String series) {
        Await.until(series, () -> now().since(before, series) == more);
    }

    private static void awaitMore(Exposed before, String series) {
        awaitMore(before, 1, series);
    }

    @Test
    void theManualNamesEveryNumberAndNoOther() throws IOException {
        var manual = Files.readString(Path.of("..", "docs", "operations.md"));
        var named = Pattern.compile("`(klatch_[a-z_]+)").matcher(manual).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var shown = now().text().lines().filter(line -> line.startsWith("# HELP klatch_"))
                .map(line -> line.split(" ", 4)[2]).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(named, shown);
    }

    @Test
    void eachNumberSaysWhatItIs() {
        var text = now().text();
        text.lines().filter(line -> line.startsWith("# HELP klatch_"))
                .forEach(line -> assertTrue(line.endsWith("."), line));
        assertTrue(text.contains("jvm_memory_used_bytes"));
        assertEquals("text/plain; version=0.0.4; charset=utf-8",
                server.http().get("/metrics").answer().header("Content-Type"));
    }

    @Test
    void whoComesThroughAProxyFindsNoNumbers() {
        for (String header : new String[]{"X-Forwarded-For", "Forwarded"}) {
            server.http().get("/metrics").with(header, "for=203.0.113.7").answer().problem(404, "not_found");
        }
    }

    @Test
    void aCallIsCountedByItsRouteAndAnAddressThatIsNoneIsUnknown() {
        var before = now();
        ada.get("/api/rooms/" + ada.foyer()).expect(200);
        ada.get("/api/rooms/nothing-here").expect(404);
        server.http().get("/api/no/such/" + "address").answer().expect(404);
        server.http().ask("BREW", "/health").answer().expect(405);
        var room = "klatch_http_requests_total{method=\"GET\",route=\"/api/rooms/{id}\",status=";
        awaitMore(before, room + "\"200\"}");
        awaitMore(before, room + "\"404\"}");
        awaitMore(before, 2, "klatch_http_request_duration_seconds_count{method=\"GET\",route=\"/api/rooms/{id}\"}");
        awaitMore(before, "klatch_http_requests_total{method=\"unknown\",route=\"unknown\",status=\"404\"}");
        var after = now();
        assertFalse(after.text().contains("nothing-here") || after.text().contains("BREW"));
    }

    @Test
    void aMessageIsCountedOnceWithItsCommitAndOnceForEachWhoFollows() {
        var room = ada.makes("Counted");
        try (var writer = ada.online(); var one = ada.online(); var two = ada.online()) {
            one.joins(room);
            two.joins(room);
            var before = now();
            writer.writes(room, "counted-once-1", "hello");
            one.hears("message");
            two.hears("message");
            writer.asks(Json.object("type", "send", "room", room, "key", "counted-once-1", "text", "hello"));
            writer.asks("{\"type\":\"react\",\"room\":\"" + room + "\",\"seq\":2,\"emoji\":\"👍\",\"on\":true}");
            one.hears("message");
            two.hears("message");
            var after = now();
            assertEquals(1, after.since(before, "klatch_messages_total"));
            assertEquals(3, after.since(before, "klatch_commit_changes_sum"));
            assertEquals(after.since(before, "klatch_commit_changes_count"),
                    after.since(before, "klatch_commit_duration_seconds_count"));
            awaitMore(before, 4, "klatch_deliveries_total");
            assertTrue(after.since(before, "klatch_frames_received_total") >= 3);
        }
    }

    @Test
    void eachUseOfTheDatabaseIsTimed() {
        var before = now();
        ada.makes("Timed");
        var after = now();
        assertTrue(after.since(before, "klatch_database_duration_seconds_count{kind=\"read\"}") >= 1);
        assertTrue(after.since(before, "klatch_database_duration_seconds_count{kind=\"write\"}") >= 1);
    }

    @Test
    void aCommitThatFailsIsCounted() throws Exception {
        var room = ada.foyer();
        var before = now();
        try (var _ = Sabotage.of(server).every("insert on message"); var socket = ada.online()) {
            socket.isRefused(Json.object("type", "send", "room", room, "key", "never-stored", "text", "hello"),
                    "unavailable");
        }
        assertEquals(1, now().since(before, "klatch_commit_failures_total"));
    }

    @Test
    void socketsAreCountedWhileTheyAreOpenAndByTheCodeThatTheyEndWith() {
        var before = now();
        try (var _ = ada.online(); var stranger = server.socket()) {
            awaitMore(before, 2, "klatch_connections_opened_total");
            Await.until("both to show", () -> now().of("klatch_connections") >= 2);
            stranger.says("{\"type\":\"auth\",\"id\":\"a\",\"token\":\"nonsense\"}");
            assertEquals(4500, stranger.closed());
        }
        awaitMore(before, "klatch_connections_closed_total{code=\"4500\"}");
        try (var raw = RawSocket.open(ada)) {
            raw.read(RawSocket.TEXT);
            raw.frame(true, RawSocket.CLOSE, new byte[]{0x0F, (byte) 0xA7}); // 4007 is nobody's
            raw.closed();
        }
        awaitMore(before, "klatch_connections_closed_total{code=\"other\"}");
    }

    @Test
    void aRefusalIsCountedByItsDoorAndItsReason() {
        var before = now();
        try (var socket = ada.online(); var raw = RawSocket.open(server)) {
            socket.isRefused("{\"type\":\"join\",\"room\":\"nowhere\"}", "not_found");
            raw.upgrade("Sec-WebSocket-Protocol: klatch.v1", "Origin: https://evil.example");
        }
        server.http().get("/api/me").answer().problem(401, "unauthenticated");
        var after = now();
        assertEquals(1, after.since(before, "klatch_refusals_total{code=\"not_found\",door=\"socket\"}"));
        assertEquals(1, after.since(before, "klatch_refusals_total{code=\"forbidden\",door=\"upgrade\"}"));
        assertEquals(1, after.since(before, "klatch_refusals_total{code=\"unauthenticated\",door=\"http\"}"));
    }

    @Test
    void whatWaitsForASlowReaderShowsAndThatItIsCutIsCounted() {
        var room = ada.makes("Slow");
        var before = now();
        try (var slow = RawSocket.narrow(ada); var writer = ada.online()) {
            slow.text(Json.object("type", "join", "id", "j", "room", room));
            slow.read(RawSocket.TEXT);
            writer.fills(room, "wait", 40, LONG);
            Await.until("bytes to wait", () -> now().of("klatch_send_queue_bytes") > 100_000);
            for (int i = 0; i < 16; i++) {
                writer.fills(room, "more" + i, 10, LONG);
            }
            awaitMore(before, "klatch_slow_readers_cut_total");
            awaitMore(before, "klatch_connections_closed_total{code=\"4002\"}");
        }
    }
}
