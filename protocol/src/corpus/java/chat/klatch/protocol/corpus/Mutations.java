package chat.klatch.protocol.corpus;

import chat.klatch.protocol.codec.JsonReader;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes wrong with a text: here a value of another kind, there a letter too many. The same seed, the same harm. */
public final class Mutations {
    private static final int DEEPEST = 64;
    private static final String LETTERS = "{}[]\",:\\ \n0e-.tfnu\u0000\uFEFF";
    /** What may stand where a value is expected; not all of it is JSON. */
    public static final List<String> ODD_VALUES = Stream.concat(Stream.of("null", "true", "false", "0", "-0", "-1", "1",
            "1.0", "0.5", "1e2", "1E400", "-0.0", "0e0", "9007199254740991", "9007199254740992", "9223372036854775807",
            "9223372036854775808", "-9223372036854775809", "2147483647", "2147483648", "123456789012345678901234567890",
            "\"\"", "\"x\"", "\"0\"", "\"true\"", "\"online\"", "\" online\"", "\"ONLINE\"", "\"offline\"", "\"owner\"",
            "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\uFEFFx\"", "\"\\u00e9\\/\"",
            "\"a\\nb\\tc\\b\\f\\r\"", "\" \\u3000x \"", "\"AdA.Lovelace\"", "\"\u2764\"", "\"\u2764\uFE0F\u200D\uD83D\uDD25\"",
            "[]", "{}", "[null]", "[[]]", "[1]", "[1,2,3]", "[\"a\",\"b\"]", "[{}]", "{\"type\":\"ping\",\"n\":1}",
            "{\"a\":1,\"a\":2}", "{\"value\":\"x\"}", "{\"id\":\"u1\",\"name\":\"Ada\"}", "tru", "nul", "NaN", "Infinity",
            "01", "-", "+1", ".5", "1.", "1e", "'x'", "\"\\x\"", "\"\\u12\"", "\"\t\"", "\"", "[1,]", "{\"a\":1,}", "{a:1}",
            "/**/1", "\uFEFF1", ""),
            Stream.concat(IntStream.of(DEEPEST - 2, DEEPEST - 1, DEEPEST, DEEPEST + 1)
                    .mapToObj(deep -> "[".repeat(deep) + "]".repeat(deep)),
                    IntStream.of(36, 37, 64, 65, 250, 251, 256, 257, 8_000, 8_001)
                            .mapToObj(length -> "\"" + "a".repeat(length) + "\"")))
            .toList();

    private Mutations() {
    }

    /** A text of the same kind with one thing or a few things wrong, or none: some harm does none. */
    public static String of(String text, Random random) {
        String harmed = text;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            harmed = isWell(harmed) && random.nextInt(4) > 0 ? inTree(harmed, random) : inLetters(harmed, random);
        }
        return harmed;
    }

    /** Only a text that is JSON can be cut at its values. */
    private static boolean isWell(String text) {
        return Verdict.of(() -> {
            var in = new JsonReader(text);
            in.skip();
            in.end();
            return "";
        }).kind().equals(Verdict.OK);
    }

    private static String inTree(String text, Random random) {
        var spans = new Spans(text);
        var value = any(spans.values(), random);
        if (spans.members().isEmpty()) {
            return value.replaced(text, any(ODD_VALUES, random));
        }
        var member = any(spans.members(), random);
        String itself = member.of(text);
        return switch (random.nextInt(8)) {
            case 0 -> member.replaced(text, "\"gone\":0");
            case 1 -> member.replaced(text, itself + "," + itself);
            case 2 -> member.replaced(text, itself + "," + unknown(random) + any(ODD_VALUES, random));
            case 3 -> member.replaced(text, unknown(random) + any(ODD_VALUES, random) + "," + itself);
            case 4 -> member.replaced(text, any(spans.members(), random).of(text));
            case 5 -> value.replaced(text, any(spans.values(), random).of(text));
            default -> value.replaced(text, any(ODD_VALUES, random));
        };
    }

    private static String unknown(Random random) {
        return "\"unknown" + random.nextInt(100) + "\":";
    }

    private static String inLetters(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(3));
        String before = text.substring(0, from);
        return switch (random.nextInt(4)) {
            case 0 -> before;
            case 1 -> before + text.substring(to);
            case 2 -> before + LETTERS.charAt(random.nextInt(LETTERS.length())) + text.substring(from);
            default -> before + text.substring(from, to) + text.substring(from);
        };
    }

    private static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
