package org.commonmark.internal;

import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Stands in for the parser of HTML, which nothing here is, and for its regular expressions. */
public final class HtmlBlockParser {
    private HtmlBlockParser() {
    }

    /** Finds none. */
    public static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            return BlockStart.none();
        }
    }
}
