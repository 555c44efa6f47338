package chat.klatch.client.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What the parser must say, wherever it runs: cases by hand, each a text and the tree it means, and as many texts made
 * up by a rule as a number can vouch for.
 */
public final class MarkdownCorpus {
    /** A text, and what it means. */
    public record Case(String text, String tree) {
    }

    private static final String MEANS = "⇒\n";
    private static final String END = "■\n";
    private static final int MADE_UP = 3_000;
    private static final int PIECES = 24;
    private static final List<String> ALPHABET = List.of("a", "b ", " ", "\n", "\n\n", "*", "**", "_", "__", "~~", "`",
            "``", "```\n", "~~~\n", "> ", "- ", "* ", "1. ", "2) ", "# ", "---\n", "[", "](", ")",
            "](http://a.example)",
            "![", "<", ">", "<b>", "<http://b.example>", "http://c.example/x_y_z", "@ada", "@room.", "&amp;", "&#x41;",
            "\\", "\"", "é", "🎉", "    ", "\t", "[a]: /b\n", "javascript:x", "|", "ß", ":");

    /** What costs or nests most, to be repeated. */
    static final List<String> WORST = List.of("*a **b ", "*_", "**", "[", "![", "> ", "- ", "`a``b", "<a", "&",
            "http://a",
            "@a ", "~~", "](", "\\", "![a](b", "* * ", "1. ", "[a](", "_a __b ", "((((", "<!--", "\n- ", "\n> ", "a\n");
    static final int LONGEST = 8_000;

    private MarkdownCorpus() {
    }

    /** The cases of a file: a text, a line with an arrow, its tree, a line with a square. */
    public static List<Case> cases(String file) {
        var cases = new ArrayList<Case>();
        int from = file.indexOf(END) + END.length(); // what stands before the first square explains
        for (int end = file.indexOf(END, from); end >= 0; end = file.indexOf(END, from)) {
            int means = file.indexOf(MEANS, from);
            cases.add(new Case(file.substring(from, means - 1), file.substring(means + MEANS.length(), end)));
            from = end + END.length();
        }
        return cases;
    }

    /** The cases in which the parser says otherwise here, and what it says. */
    public static List<String> wrong(List<Case> cases) {
        var wrong = new ArrayList<String>();
        for (Case one : cases) {
            var now = Told.of(Markdown.parse(one.text));
            if (!now.equals(one.tree)) {
                wrong.add(one.text + "\n" + MEANS + now + "not\n" + one.tree);
            }
        }
        return wrong;
    }

    /** How many of the worst texts that anybody could send were read to their end. */
    public static int survives() {
        int read = 0;
        for (String part : WORST) {
            read += Markdown.parse(part.repeat(LONGEST / part.length())).isEmpty() ? 0 : 1;
        }
        return read;
    }

    /** One number for what thousands of made-up texts mean. */
    public static long madeUp() {
        long seed = 20260101;
        long sum = 0xcbf29ce484222325L;
        for (int i = 0; i < MADE_UP; i++) {
            var text = new StringBuilder();
            for (int piece = 0; piece < PIECES; piece++) {
                seed = seed * 6364136223846793005L + 1442695040888963407L;
                text.append(ALPHABET.get((int) ((seed >>> 33) % ALPHABET.size())));
            }
            var told = Told.of(Markdown.parse(text.toString()));
            for (int at = 0; at < told.length(); at++) {
                sum = (sum ^ told.charAt(at)) * 0x100000001b3L;
            }
        }
        return sum;
    }
}
