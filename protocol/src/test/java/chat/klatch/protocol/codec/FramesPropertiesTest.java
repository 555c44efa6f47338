package chat.klatch.protocol.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.corpus.GeneratedCodec;
import chat.klatch.protocol.corpus.Mutations;
import chat.klatch.protocol.corpus.Spans;
import chat.klatch.protocol.corpus.Verdict;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

class FramesPropertiesTest {
    /** A record's name on the wire, what it is and one value of it. */
    record Sample(Class<?> type, Object value) {
        String family() {
            return Roots.family(type);
        }

        String text() {
            return GeneratedCodec.write(value);
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.of(Roots.ALL).flatMap(type -> Samples.of(type).map(value -> new Sample(type, value)));
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenReadsAsTheSameValue(@ForAll("samples") Sample sample) {
        assertEquals(sample.value(), GeneratedCodec.read(sample.family(), sample.text()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void fieldsThatNobodyKnowsAndWhiteSpaceChangeNothing(@ForAll("samples") Sample sample) {
        var odd = "{\"x\":[{\"type\":\"ping\",\"id\":null}],\"y\":-1.5e+300,\"z\":\"\\ud800\"";
        var text = sample.text();
        assertEquals(sample.value(), GeneratedCodec.read(sample.family(), spaced(text)));
        assertEquals(sample.value(), GeneratedCodec.read(sample.family(),
                odd + (text.equals("{}") ? "" : ",") + text.substring(1)));
    }

    private static String spaced(String text) {
        var spans = new Spans(text);
        return spans.members().stream().reduce((first, last) -> last)
                .map(member -> member.replaced(text, "\t\r\n " + member.of(text) + " \n")).orElse(" {\n} ");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFieldOfAnotherKindIsRefusedByItsName(@ForAll("samples") Sample sample) {
        for (var part : sample.type().getRecordComponents()) {
            for (var odd : List.of("true", "-1", "0.5", "\"\\ud800\"", "[[]]", "{\"odd\":[]}")) {
                if (fits(part, odd)) {
                    continue;
                }
                var refused = assertThrows(Invalid.class,
                        () -> GeneratedCodec.read(sample.family(), with(sample, part.getName(), odd)),
                        () -> part.getName() + " took " + odd + " in " + sample.text());
                assertTrue(refused.field().equals(part.getName()) || refused.field().startsWith(part.getName() + "."),
                        () -> part.getName() + ": " + refused.getMessage());
            }
        }
    }

    private static boolean fits(RecordComponent part, String odd) {
        boolean flag = part.getType() == boolean.class || part.getType() == Boolean.class;
        return flag && odd.equals("true");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFieldThatMustBeThereIsMissed(@ForAll("samples") Sample sample) {
        for (var part : sample.type().getRecordComponents()) {
            boolean free = part.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    || part.isAnnotationPresent(Sparse.class);
            for (var text : List.of(without(sample, part.getName()), with(sample, part.getName(), "null"))) {
                var verdict = Verdict.of(() -> GeneratedCodec.write(GeneratedCodec.read(sample.family(), text)));
                if (!free) {
                    assertEquals(new Verdict(Verdict.INVALID, part.getName(), Words.MISSING), verdict, text);
                } else {
                    assertTrue(verdict.kind().equals(Verdict.OK) || !verdict.says().equals(Words.MISSING)
                            || part.getName().equals("oldPassword"), text);
                }
            }
        }
    }

    @Property(tries = 800, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void noTextIsAnsweredByAnythingButAValueOrARefusal(@ForAll("samples") Sample sample, @ForAll long seed) {
        var harmed = Mutations.of(sample.text(), new Random(seed));
        var verdict = GeneratedCodec.judge(sample.family(), harmed);
        if (verdict.kind().equals(Verdict.OK)) {
            assertEquals(verdict, GeneratedCodec.judge(sample.family(), verdict.says()), harmed);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void noiseIsNotJson(@ForAll("noise") String noise) {
        for (var type : List.of("Command", "Event", "NewRoom")) {
            GeneratedCodec.judge(type, noise);
        }
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("{}[]\",:\\u0123eE+-.tfn \n").ofMaxLength(60));
    }

    private static String without(Sample sample, String field) {
        var text = sample.text();
        return member(text, field).map(member -> member.replaced(text, "\"-\":0")).findFirst().orElse(text);
    }

    private static String with(Sample sample, String field, String value) {
        var text = sample.text();
        var member = "\"" + field + "\":" + value;
        return member(text, field).map(old -> old.replaced(text, member)).findFirst()
                .orElse("{" + member + (text.equals("{}") ? "" : ",") + text.substring(1));
    }

    /** The last one is the outermost: members are listed as they end, and no name comes twice in an object. */
    private static Stream<Spans.Span> member(String text, String field) {
        var spans = new Spans(text);
        var found = spans.members().stream().filter(span -> span.of(text).startsWith("\"" + field + "\":"))
                .filter(span -> depth(text, span.from()) == 1).toList();
        return found.stream();
    }

    private static int depth(String text, int at) {
        var inside = new Spans(text).members().stream().filter(span -> span.from() < at && span.to() > at).count();
        return (int) inside + 1;
    }
}
