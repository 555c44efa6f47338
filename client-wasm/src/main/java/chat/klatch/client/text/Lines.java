package chat.klatch.client.text;

import chat.klatch.protocol.Text;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, made ready for a parser of documents. In a talk, a line under a quote or a list is the answer to
 * it and no part of it, unless it is marked or indented as one: so an empty line is put between. Counts what a parser
 * may have to nest, too.
 */
final class Lines {
    private static final int FENCE_CHARS = 3;
    private static final int FENCE_INDENT = 3;
    private static final int NUMBER_CHARS = 9;
    private static final String NESTING = "*_~[>";
    private final StringBuilder ready = new StringBuilder();
    private int marks;
    private char fence;
    private int fenceLength;
    private boolean contained;

    private Lines() {
    }

    /** The text with its answers apart; null where it has more marks than {@code most}. */
    static @Nullable String ready(String text, int most) {
        var lines = new Lines();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(from, next));
            from = next;
        }
        return lines.marks > most ? null : lines.ready.toString();
    }

    private void add(String line) {
        int indent = run(line, 0, ' ');
        boolean empty = Text.strip(line).isEmpty();
        boolean inside = fence != 0;
        if (indent <= FENCE_INDENT) {
            fence(line, indent);
        }
        if (inside || fence != 0) {
            contained = false;
        } else {
            boolean opens = opens(line, indent);
            if (contained && !empty && !opens && indent <= 1) {
                ready.append('\n');
                contained = false;
            }
            contained = !empty && (opens || contained);
        }
        count(line);
        ready.append(line);
    }

    private void fence(String line, int indent) {
        char first = indent < line.length() ? line.charAt(indent) : '\n';
        int length = run(line, indent, first);
        if (first != '`' && first != '~' || length < FENCE_CHARS) {
            return;
        }
        if (fence == 0) {
            boolean code = first == '`' && line.indexOf('`', indent + length) >= 0;
            fence = code ? 0 : first;
            fenceLength = length;
        } else if (first == fence && length >= fenceLength && Text.strip(line.substring(indent + length)).isEmpty()) {
            fence = 0;
        }
    }

    /** Whether a quote or an item begins in this line. */
    private static boolean opens(String line, int indent) {
        char first = indent < line.length() ? line.charAt(indent) : '\n';
        if (first == '>') {
            return true;
        }
        int end = indent;
        if (first == '-' || first == '*' || first == '+') {
            end++;
        } else {
            while (end < line.length() && end - indent < NUMBER_CHARS && isDigit(line.charAt(end))) {
                end++;
            }
            boolean number = end > indent && end < line.length()
                    && (line.charAt(end) == '.' || line.charAt(end) == ')');
            end = number ? end + 1 : line.length();
        }
        return end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t');
    }

    private void count(String line) {
        for (int i = 0; i < line.length(); i++) {
            marks += NESTING.indexOf(line.charAt(i)) < 0 ? 0 : 1;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int run(String line, int from, char of) {
        int at = from;
        while (at < line.length() && line.charAt(at) == of) {
            at++;
        }
        return at - from;
    }
}
