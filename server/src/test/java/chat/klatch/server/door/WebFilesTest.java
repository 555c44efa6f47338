package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The browser's files: what they are, how they come, and how long they keep. */
class WebFilesTest {
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript;charset=utf-8", "css",
            "text/css;charset=utf-8", "wasm", "application/wasm", "svg", "image/svg+xml");
    /** 15 % above the 24 kB that they are to be. */
    private static final int LOOK_BYTES = 27_600;
    /** The Wasm, which is to be 260 kB, its loader and what is before it. */
    private static final int PROGRAM_BYTES = 267_500;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer get(String path, String encodings) {
        return server.http().get(path).with("Accept-Encoding", encodings).answer().expect(200);
    }

    /** What the page itself asks for. */
    private static List<String> assets() {
        var found = Pattern.compile("(?:src|href)=\"(/?[^\"]+)\"").matcher(page().text()).results()
                .map(match -> match.group(1)).filter(name -> !name.startsWith("data:") && !name.startsWith("#"))
                .map(name -> name.replaceFirst("^(\\./|/)?", "/")).distinct().toList();
        assertFalse(found.isEmpty());
        return found;
    }

    private static Answer page() {
        return server.http().get("/").answer().expect(200);
    }

    @Test
    void thePageIsHtmlUnderAPolicyThatAllowsNoForeignScript() {
        var page = page();
        assertEquals("text/html;charset=utf-8", page.header("Content-Type").replace(" ", ""));
        var policy = page.header("Content-Security-Policy");
        for (String part : new String[]{"default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'",
                "connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
                "require-trusted-types-for 'script'"}) {
            assertTrue(policy.contains(part), policy);
        }
        assertFalse(policy.contains("unsafe-inline") || policy.contains("'unsafe-eval'") || policy.contains("*"),
                policy);
        assertFalse(page.text().contains("<script>") || page.text().contains(" style=")
                || page.text().contains(" onclick="), "the policy would forbid what is in the page");
    }

    @Test
    void everyFileHasItsTypeAndKeepsForEver() {
        for (String asset : assets()) {
            var answer = server.http().get(asset).answer().expect(200);
            assertEquals(TYPES.get(asset.substring(asset.lastIndexOf('.') + 1)),
                    answer.header("Content-Type").replace(" ", ""), asset);
            assertEquals("public, max-age=31536000, immutable", answer.header("Cache-Control"), asset);
            assertEquals("Accept-Encoding", answer.header("Vary"), asset);
        }
    }

    @Test
    void thePageIsAskedForAgainAndSentAgainOnlyWhereItChanged() {
        var page = page();
        assertEquals("no-cache", page.header("Cache-Control"));
        var tag = page.header("ETag");
        assertNotEquals("", tag);
        var again = server.http().get("/").with("If-None-Match", tag).answer().expect(304);
        assertEquals(0, again.body().length);
        assertEquals(tag, again.header("ETag"));
        assertEquals("no-cache", again.header("Cache-Control"));
        server.http().get("/").with("If-None-Match", "W/\"x\", " + tag).answer().expect(304);
        server.http().get("/").with("If-None-Match", "\"another\"").answer().expect(200);
    }

    @Test
    void aFileComesAsSmallAsTheClientCanReadIt() throws IOException {
        var script = assets().stream().filter(asset -> asset.endsWith(".js")).findFirst().orElseThrow();
        var plain = get(script, "identity");
        assertEquals("", plain.header("Content-Encoding"));
        var zipped = get(script, "gzip");
        assertEquals("gzip", zipped.header("Content-Encoding"));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertArrayEquals(plain.body(), in.readAllBytes());
        }
        assertEquals("br", get(script, "gzip, deflate, br, zstd").header("Content-Encoding"));
        assertTrue(get(script, "br").body().length < plain.body().length);
    }

    @Test
    void aFirstVisitLoadsNoMoreThanABudget() {
        int look = get("/", "br").body().length + sizes("css", "svg");
        assertTrue(look <= LOOK_BYTES, () -> "HTML, CSS and icon: " + look);
        int program = sizes("wasm", "js");
        assertTrue(program <= PROGRAM_BYTES, () -> "Wasm and loader: " + program);
    }

    private static int sizes(String... types) {
        return assets().stream().filter(asset -> List.of(types).contains(asset.substring(asset.lastIndexOf('.') + 1)))
                .mapToInt(asset -> get(asset, "br").body().length).sum();
    }

    @Test
    void whatIsRefusedByAWeightOfZeroIsNotSent() {
        var script = assets().stream().filter(asset -> asset.endsWith(".js")).findFirst().orElseThrow();
        for (String encodings : new String[]{"br;q=0, gzip", "br; q=0.0, gzip;q=0.5", "BR;Q=0.000,GZIP",
                "br ; q=0 , gzip"}) {
            assertEquals("gzip", get(script, encodings).header("Content-Encoding"), encodings);
        }
        assertEquals("", get(script, "br;q=0, gzip;q=0").header("Content-Encoding"));
        assertEquals("br", get(script, "br;q=0.1").header("Content-Encoding"));
        assertEquals("", get(script, "brotli, xgzip").header("Content-Encoding"));
    }

    @Test
    void headIsTheSameWithoutTheBody() {
        for (String path : List.of("/", assets().getFirst())) {
            var whole = server.http().get(path).answer();
            var head = server.http().ask("HEAD", path).answer().expect(200);
            assertEquals(0, head.body().length);
            for (String name : new String[]{"Content-Type", "Cache-Control", "Content-Length", "Vary"}) {
                assertEquals(whole.header(name), head.header(name), path + " " + name);
            }
        }
    }

    @Test
    void nothingElseOfTheMachineIsServed() {
        for (String path : new String[]{"/../logback.xml", "/..%2flogback.xml", "/%2e%2e/logback.xml",
                "/..%5clogback.xml", "/web/index.html", "//etc/passwd", "/index.html%00.js", "/logback.xml",
                "/.%2e/klatch.db"}) {
            try (var raw = RawSocket.open(server)) {
                var head = raw.request("GET " + path + " HTTP/1.1", "Host: x\nConnection: close");
                assertTrue(head.startsWith("HTTP/1.1 40"), path + ": " + head);
            }
        }
    }
}
