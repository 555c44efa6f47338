package chat.klatch.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.corpus.Entry;
import chat.klatch.protocol.corpus.GeneratedCodec;
import chat.klatch.protocol.corpus.Mutations;
import chat.klatch.protocol.corpus.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class CodecsAgreeTest {
    private static final List<Entry> CORPUS = corpus();
    private static final int LONG = 3_000;
    private final JacksonCodec jackson = new JacksonCodec();

    private static List<Entry> corpus() {
        return Stream.of("by-hand", "grown").flatMap(file -> {
            try (var in = CodecsAgreeTest.class.getResourceAsStream("/corpus/" + file + ".jsonl")) {
                return Entry.all(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream();
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        }).toList();
    }

    @Example
    void jacksonSaysWhatTheCorpusSays() {
        var wrong = new ArrayList<String>();
        for (var entry : CORPUS) {
            var verdict = jackson.judge(entry.family(), entry.text());
            if (!verdict.equals(entry.verdict())) {
                wrong.add(entry.line() + "\n  Jackson: " + verdict);
            }
        }
        assertTrue(CORPUS.size() > 500, "the corpus is not there");
        assertEquals("", String.join("\n", wrong));
    }

    @Property(tries = 2_500, shrinking = ShrinkingMode.OFF)
    void bothCodecsSayTheSameOfWhatIsHarmed(@ForAll("entries") Entry entry, @ForAll long seed) {
        var text = Mutations.of(entry.text(), new Random(seed));
        var verdict = GeneratedCodec.judge(entry.family(), text);
        assertEquals(verdict, jackson.judge(entry.family(), text),
                () -> new Entry(entry.family(), text, verdict).line());
        if (verdict.kind().equals(Verdict.OK)) {
            assertEquals(GeneratedCodec.read(entry.family(), text), jackson.read(entry.family(), text), text);
        }
    }

    @Provide
    Arbitrary<Entry> entries() {
        return Arbitraries.of(CORPUS.stream().filter(entry -> entry.text().length() < LONG).toList());
    }
}
