package chat.klatch.client.text;

import java.util.List;
import java.util.function.Function;

/** What a text says, without how it looks: for one line, and for who listens. */
public final class Words {
    private final StringBuilder words = new StringBuilder();
    private final Function<Inline.Mention, String> named;

    private Words(Function<Inline.Mention, String> named) {
        this.named = named;
    }

    /** The words of a text in Markdown, in one line. */
    public static String of(String markdown) {
        return of(markdown, mention -> "@" + mention.written());
    }

    /** The same, with who is meant as {@code named} says them. */
    public static String of(String markdown, Function<Inline.Mention, String> named) {
        var all = new Words(named);
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
                case Inline.Mention mention -> words.append(named.apply(mention));
                case Inline.Break _ -> words.append(' ');
            }
        }
    }
}
