package org.commonmark.internal.inline;

import java.util.Set;
import org.commonmark.internal.util.Escaping;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/** Stands in for the parser's own, without its regular expression: a backslash and what it takes the meaning from. */
public final class BackslashInlineParser implements InlineContentParser {
    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        char escaped = scanner.peek();
        if (escaped == '\n') {
            scanner.next();
            return ParsedInline.of(new HardLineBreak(), scanner.position());
        }
        boolean takes = Escaping.isEscapable(escaped);
        if (takes) {
            scanner.next();
        }
        return ParsedInline.of(new Text(String.valueOf(takes ? escaped : '\\')), scanner.position());
    }

    /** Makes one for each text. */
    public static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('\\');
        }

        @Override
        public InlineContentParser create() {
            return new BackslashInlineParser();
        }
    }
}
