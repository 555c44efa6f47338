package chat.klatch.client.text;

import chat.klatch.protocol.Text;
import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds web addresses that nobody marked: what begins with http:// or https:// at the start of a word. Tried before
 * anything else there, so that no star or underscore inside an address is taken for emphasis.
 */
final class WebAddress implements InlineContentParser {
    /** Makes one for each text. */
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('h');
        }

        @Override
        public InlineContentParser create() {
            return new WebAddress();
        }
    }

    private static final String TRAILING = ".,;:!?'\"”’»…*_~";
    private static final String NEVER = "<>`\\";

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        int before = scanner.peekPreviousCodePoint();
        if (before <= Character.MAX_VALUE && before != '_' && isWordChar((char) before)) {
            return ParsedInline.none();
        }
        var start = scanner.position();
        while (scanner.peek() != Scanner.END && mayHold(scanner.peek())) {
            scanner.next();
        }
        var run = scanner.getSource(start, scanner.position()).getContent();
        int length = length(run);
        if (length == 0) {
            return ParsedInline.none();
        }
        scanner.setPosition(start);
        for (int i = 0; i < length; i++) {
            scanner.next();
        }
        var address = run.substring(0, length);
        var link = new Link(address, null);
        link.appendChild(new org.commonmark.node.Text(address));
        return ParsedInline.of(link, scanner.position());
    }

    private static boolean mayHold(char c) {
        return c > ' ' && NEVER.indexOf(c) < 0 && !Text.isWhiteSpace(c);
    }

    /** How much of a run without white space is an address, without the punctuation of the sentence around it. */
    static int length(String run) {
        int scheme = run.startsWith("http://") ? "http://".length() : "https://".length();
        if (!run.startsWith("http://") && !run.startsWith("https://") || run.length() == scheme
                || !isHostChar(run.charAt(scheme))) {
            return 0;
        }
        int end = unopened(run);
        while (end > scheme && endsSentence(run, end)) {
            end--;
        }
        return end;
    }

    /** Where a square bracket closes that was not opened here: the end of the label around the address. */
    private static int unopened(String run) {
        int open = 0;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (open < 0) {
                return i;
            }
        }
        return run.length();
    }

    private static boolean endsSentence(String run, int end) {
        char last = run.charAt(end - 1);
        return TRAILING.indexOf(last) >= 0 || last == ')' && count(run, end, ')') > count(run, end, '(');
    }

    private static int count(String run, int end, char wanted) {
        int found = 0;
        for (int i = 0; i < end; i++) {
            found += run.charAt(i) == wanted ? 1 : 0;
        }
        return found;
    }

    private static boolean isWordChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isHostChar(char c) {
        return c == '[' || isWordChar(c) || c > 0x7F && Character.isLetterOrDigit(c);
    }
}
