package chat.klatch.protocol.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.corpus.Entry;
import chat.klatch.protocol.corpus.GeneratedCodec;
import chat.klatch.protocol.corpus.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CorpusTest {
    static List<Entry> corpus() throws IOException {
        var entries = new ArrayList<Entry>();
        for (var file : List.of("by-hand", "grown")) {
            try (var in = CorpusTest.class.getResourceAsStream("/corpus/" + file + ".jsonl")) {
                entries.addAll(Entry.all(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return entries;
    }

    @Test
    void theGeneratedCodecSaysWhatTheCorpusSays() throws IOException {
        var entries = corpus();
        assertTrue(entries.size() > 500, "the corpus is not there");
        var wrong = entries.stream()
                .map(entry -> new Entry(entry.family(), entry.text(),
                        GeneratedCodec.judge(entry.family(), entry.text())))
                .filter(now -> !entries.contains(now)).map(Entry::line).toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyFrameAndBodyHasAValidAndAnInvalidExample() throws IOException {
        var missing = new TreeSet<String>();
        for (var type : Roots.ALL) {
            var name = Roots.family(type) + " " + Roots.wire(type);
            missing.add(name + " ok");
            missing.add(name + " refused");
        }
        for (var entry : corpus()) {
            boolean ok = entry.verdict().kind().equals(Verdict.OK);
            missing.remove(entry.family() + " " + type(entry) + (ok ? " ok" : " refused"));
        }
        assertEquals(new TreeSet<>(), missing);
    }

    private static String type(Entry entry) {
        try {
            boolean frame = entry.family().equals("Command") || entry.family().equals("Event");
            return frame ? new JsonReader(entry.text()).peekType() : "";
        } catch (Malformed none) {
            return "-";
        }
    }

    @Test
    void noTextStandsTwice() throws IOException {
        var seen = new HashSet<String>();
        assertEquals(List.of(),
                corpus().stream().filter(entry -> !seen.add(entry.family() + entry.text())).map(Entry::line).toList());
    }

    @Test
    void whatIsWrittenIsTheSameWhenItIsReadAgain() throws IOException {
        var moved = corpus().stream().filter(entry -> entry.verdict().kind().equals(Verdict.OK))
                .filter(entry -> !GeneratedCodec.judge(entry.family(), entry.verdict().says()).equals(entry.verdict()))
                .map(Entry::line).toList();
        assertEquals(List.of(), moved);
    }
}
