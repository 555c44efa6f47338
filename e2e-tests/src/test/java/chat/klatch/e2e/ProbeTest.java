package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What only the browser can break of the compiled client: its codec, its parser, its loader, and TeaVM's traps. */
@Execution(ExecutionMode.SAME_THREAD) // one browser for all of it
class ProbeTest {
    private static final String PLACE = "http://probe.test";
    private static final Path FILES = Path.of(System.getProperty("klatch.probe"));
    private static final Path CORPUS = Path.of(System.getProperty("klatch.corpus"));
    private static final Path MARKDOWN = Path.of(System.getProperty("klatch.markdown"));
    /** As the server says it; nothing may be evaluated but Wasm. */
    private static final String POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    private static final Map<String, String> TYPES = Map.of("html", "text/html", "js", "text/javascript", "css",
            "text/css", "svg", "image/svg+xml", "wasm", "application/wasm");
    private static final Pattern EVALUATION = Pattern
            .compile(
                    "new Function|\\beval\\s*\\(|setTimeout\\s*\\(\\s*[\"'`]|document\\.write|import\\s*\\(\\s*[\"'`]data:");
    private static final List<String> MENDED = List.of("an initialiser in a handler: handler {k=v}42",
            "an initialiser after a handler: caught [a]42", "nothing has a length: caught",
            "a place outside of an array: caught", "a number among texts: caught",
            "a text without that place: caught");
    private static final int WORST_TEXTS = 25;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(BrowserChoice.NO_DOWNLOAD));
        browser = new BrowserChoice(playwright, System.getenv(), Options.fromSystem()).launch();
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @Test
    void theCompiledCodecSaysWhatTheCorpusSaysAndNoTrapIsOpen() throws IOException {
        assertEquals(expected(), probe(true));
    }

    @Test
    void theSameJavaSaysTheSameWhereTheBrowserHasNoWasm() throws IOException {
        assertEquals(expected(), probe(false));
    }

    @Test
    void theLoaderEvaluatesNoText() throws IOException {
        try (var files = Files.list(FILES)) {
            var scripts = files.filter(file -> file.toString().endsWith(".js")).toList();
            assertTrue(scripts.stream().anyMatch(file -> file.getFileName().toString().startsWith("loader.")));
            for (var script : scripts) {
                assertFalse(EVALUATION.matcher(Files.readString(script)).find(), script.toString());
            }
        }
    }

    private static List<String> expected() throws IOException {
        long entries = corpus().lines().filter(line -> !line.isEmpty()).count();
        var lines = new ArrayList<>(List.of("entries: " + entries));
        lines.addAll(MENDED);
        var markdown = Files.readString(MARKDOWN);
        lines.add("texts: " + (markdown.lines().filter("■"::equals).count() - 1));
        lines.add(markdown.lines().findFirst().orElseThrow());
        lines.add("as long and as deep as can be: " + WORST_TEXTS);
        return lines;
    }

    private static List<String> probe(boolean wasm) throws IOException {
        try (var context = browser.newContext(); var page = context.newPage()) {
            var asked = new ArrayList<String>();
            var complaints = new ArrayList<String>();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && wasm) {
                    complaints.add(message.text());
                }
            });
            page.route(PLACE + "/**", route -> {
                var path = URI.create(route.request().url()).getPath();
                asked.add(path);
                answer(route, path, wasm);
            });
            page.navigate(PLACE + "/index.html");
            var found = page.locator("#probe");
            found.waitFor();
            assertEquals(List.of(), complaints);
            assertEquals(!wasm, asked.stream().anyMatch(path -> path.startsWith("/app.") && path.endsWith(".js")));
            return found.textContent().lines().toList();
        }
    }

    private static void answer(Route route, String path, boolean wasm) {
        try {
            var file = FILES.resolve(path.substring(1)).normalize();
            if (path.equals("/corpus")) {
                fulfil(route, "text/plain; charset=utf-8", corpus().getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/markdown")) {
                fulfil(route, "text/plain; charset=utf-8", Files.readAllBytes(MARKDOWN));
            } else if (!file.startsWith(FILES) || !Files.isRegularFile(file) || path.endsWith(".wasm") && !wasm) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            } else {
                fulfil(route, TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream"),
                        Files.readAllBytes(file));
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static void fulfil(Route route, String type, byte[] body) {
        route.fulfill(new Route.FulfillOptions().setBodyBytes(body)
                .setHeaders(Map.of("Content-Type", type, "Content-Security-Policy", POLICY)));
    }

    private static String corpus() throws IOException {
        return Files.readString(CORPUS.resolve("by-hand.jsonl")) + Files.readString(CORPUS.resolve("grown.jsonl"));
    }
}
