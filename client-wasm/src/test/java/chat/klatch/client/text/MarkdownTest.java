package chat.klatch.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static String corpus() {
        try (var in = MarkdownTest.class.getResourceAsStream("/markdown/corpus.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Test
    void aTextMeansWhatTheCorpusSays() {
        var cases = MarkdownCorpus.cases(corpus());
        assertTrue(cases.size() > 40, "only " + cases.size() + " cases");
        assertEquals(List.of(), MarkdownCorpus.wrong(cases));
    }

    /** The browser is asked the same, in {@code e2e-tests}: a changed parser changes the number in the corpus' head. */
    @Test
    void madeUpTextsMeanWhatTheyMeantBefore() {
        assertTrue(corpus().startsWith("made up: " + MarkdownCorpus.madeUp() + "\n"),
                "made up: " + MarkdownCorpus.madeUp());
    }

    @Test
    void noTextIsLeftOut() {
        for (String text : List.of("[note]: that is all", "[a]: <b> \"c\"", "<!-- hidden -->", "&nbsp;x", "![](x)",
                "[](http://a.example)", "```", "~~~js", ">", "-", "1.", "#", "***", "    indented")) {
            assertFalse(Told.of(Markdown.parse(text)).isBlank(), text);
        }
    }

    @Test
    void noAddressRunsAnything() {
        for (String address : List.of("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
                "&#106;avascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example",
                "/api/sessions", "blob:x", "http:", "https://")) {
            for (String text : List.of("[x](" + address + ")", "[x](<" + address + ">)", "<" + address + ">",
                    "![x](" + address + ")", "[x]\n\n[x]: " + address)) {
                assertFalse(Told.of(Markdown.parse(text)).contains("link "), text);
            }
        }
    }

    @Test
    void whateverIsWrittenIsReadInNoTime() {
        for (String part : MarkdownCorpus.WORST) {
            var text = part.repeat(MarkdownCorpus.LONGEST / part.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Markdown.parse(text), part);
        }
        assertEquals(MarkdownCorpus.WORST.size(), MarkdownCorpus.survives());
    }

    @Test
    void marksNestNoDeeperThanAnybodyCanRead() {
        var deep = "> ".repeat(60) + "here";
        assertTrue(Told.of(Markdown.parse(deep)).contains("here"));
        assertTrue(depth(Markdown.parse(deep)) <= Markdown.DEPTH + 1);
        var nested = "*a **b ".repeat(80) + "x" + "** *".repeat(80);
        assertTrue(Told.of(Markdown.parse(nested)).contains("x"));
    }

    private static int depth(List<Block> blocks) {
        return 1 + blocks.stream().mapToInt(block -> block instanceof Block.Quote(var within) ? depth(within) : 0).max()
                .orElse(0);
    }
}
