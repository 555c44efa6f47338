package chat.klatch.protocol.codec;

import chat.klatch.protocol.corpus.Entry;
import chat.klatch.protocol.corpus.GeneratedCodec;
import chat.klatch.protocol.corpus.Mutations;
import chat.klatch.protocol.corpus.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Grows {@code corpus/grown.jsonl} from the entries by hand: harms each until something new is said of it. No test of
 * the suite: run it by its name ({@code -Dtest=CorpusGrower}) when a record has changed, and read the difference.
 */
class CorpusGrower {
    private static final long SEED = 20_260_101;
    private static final int TRIES = 60;
    private static final int NEW_PER_ENTRY = 2;
    private static final int LONGEST = 700;

    @Test
    void grow() throws Exception {
        var folder = Path.of("src/test/resources/corpus");
        var byHand = Entry.all(Files.readString(folder.resolve("by-hand.jsonl")));
        Set<String> texts = new HashSet<>();
        Set<String> said = new HashSet<>();
        byHand.forEach(entry -> {
            texts.add(entry.family() + entry.text());
            said.add(said(entry));
        });
        var random = new Random(SEED);
        Map<String, List<Entry>> grown = new LinkedHashMap<>();
        for (var entry : byHand) {
            if (entry.verdict().kind().equals(Verdict.OK)) {
                grown.computeIfAbsent(entry.family(), _ -> new ArrayList<>()).addAll(grow(entry, random, texts, said));
            }
        }
        var lines = new ArrayList<String>();
        grown.values().forEach(chapter -> {
            lines.addAll(chapter.stream().map(Entry::line).toList());
            lines.add("");
        });
        Files.write(folder.resolve("grown.jsonl"), lines, StandardCharsets.UTF_8);
    }

    private static List<Entry> grow(Entry entry, Random random, Set<String> texts, Set<String> said) {
        var found = new ArrayList<Entry>();
        for (int i = 0; i < TRIES && found.size() < NEW_PER_ENTRY; i++) {
            var text = Mutations.of(entry.text(), random);
            var next = new Entry(entry.family(), text, GeneratedCodec.judge(entry.family(), text));
            boolean small = text.length() < LONGEST && chat.klatch.protocol.Text.isWhole(text);
            if (small && said.add(said(next)) && texts.add(next.family() + text)) {
                found.add(next);
            }
        }
        return found;
    }

    /** What makes an entry worth its line: another value, another refusal. */
    private static String said(Entry entry) {
        var verdict = entry.verdict();
        boolean frame = !verdict.kind().equals(Verdict.MALFORMED);
        return entry.family() + verdict.kind() + verdict.field() + verdict.says()
                + (frame ? "" : entry.text().length() / 8);
    }
}
