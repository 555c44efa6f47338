package org.commonmark.internal.inline;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/**
 * Stands in for the parser's own, without its regular expressions: an address or a mailbox between angle brackets.
 */
public final class AutolinkInlineParser implements InlineContentParser {
    private static final String SCHEME = ".+-";
    private static final String MAILBOX = ".!#$%&'*+/=?^_`{|}~-";
    private static final int SCHEME_CHARS = 32;
    private static final int LABEL_CHARS = 63;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        var from = scanner.position();
        if (scanner.find('>') <= 0) {
            return ParsedInline.none();
        }
        var content = scanner.getSource(from, scanner.position()).getContent();
        scanner.next();
        if (!isAddress(content) && !isMailbox(content)) {
            return ParsedInline.none();
        }
        var link = new Link(isAddress(content) ? content : "mailto:" + content, null);
        link.appendChild(new Text(content));
        return ParsedInline.of(link, scanner.position());
    }

    private static boolean isAddress(String text) {
        int colon = text.indexOf(':');
        if (colon < 2 || colon > SCHEME_CHARS || !isLetter(text.charAt(0)) || !all(text, 0, colon, SCHEME)) {
            return false;
        }
        for (int i = colon + 1; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) == '<' || text.charAt(i) == '>') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMailbox(String text) {
        int at = text.indexOf('@');
        if (at < 1 || !all(text, 0, at, MAILBOX)) {
            return false;
        }
        int from = at + 1;
        int dot = text.indexOf('.', from);
        while (dot >= 0 && isLabel(text, from, dot)) {
            from = dot + 1;
            dot = text.indexOf('.', from);
        }
        return dot < 0 && isLabel(text, from, text.length());
    }

    private static boolean isLabel(String text, int from, int to) {
        return to > from && to - from <= LABEL_CHARS && text.charAt(from) != '-' && text.charAt(to - 1) != '-'
                && all(text, from, to, "-");
    }

    private static boolean all(String text, int from, int to, String others) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        char low = (char) (c | 0x20);
        return low >= 'a' && low <= 'z';
    }

    /** Makes one for each text. */
    public static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new AutolinkInlineParser();
        }
    }
}
