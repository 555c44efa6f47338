package chat.klatch.client.text;

import java.util.List;

/** What a text says, without how it looks: for one line, and for who listens. */
public final class Words {
    private final StringBuilder words = new StringBuilder();

    private Words() {
    }

    /** The words of a text in Markdown, in one line. */
    public static String of(String markdown) {
        var all = new Words();
        all.blocks(Markdown.parse(markdown));
        return all.words.toString().strip();
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph paragraph -> inlines(paragraph.inlines());
                case Block.Title title -> inlines(title.inlines());
                case Block.Quote quote -> blocks(quote.blocks());
                case Block.Items items -> items.items().forEach(this::blocks);
                case Block.Code code -> words.append(code.text().replace('\n', ' '));
                case Block.Rule _ -> {
                    // says nothing
                }
            }
            words.append(' ');
        }
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Plain plain -> words.append(plain.text());
                case Inline.Emphasis emphasis -> inlines(emphasis.inlines());
                case Inline.Strong strong -> inlines(strong.inlines());
                case Inline.Struck struck -> inlines(struck.inlines());
                case Inline.Code code -> words.append(code.text());
                case Inline.Link link -> inlines(link.inlines());
                case Inline.Mention mention -> words.append('@').append(mention.written());
                case Inline.Break _ -> words.append(' ');
            }
        }
    }
}
