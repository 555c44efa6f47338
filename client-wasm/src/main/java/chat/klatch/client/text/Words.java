package chat.klatch.client.text;

import java.util.List;
import java.util.function.Function;

/** What a text says, without how it looks: for one line, and for who listens. */
public final class Words {
    /** Hears it from its beginning: words to the letter, and who is meant. */
    public interface Ear {
        void plain(String words);

        void mention(Inline.Mention mention);
    }

    private final Ear ear;

    private Words(Ear ear) {
        this.ear = ear;
    }

    /** The words of a text in Markdown, in one line. */
    public static String of(String markdown) {
        return of(markdown, mention -> "@" + mention.written());
    }

    /** The same, with who is meant as {@code named} says them. */
    public static String of(String markdown, Function<Inline.Mention, String> named) {
        var all = new StringBuilder();
        tell(markdown, new Ear() {
            @Override
            public void plain(String words) {
                all.append(words);
            }

            @Override
            public void mention(Inline.Mention mention) {
                all.append(named.apply(mention));
            }
        });
        return all.toString().strip();
    }

    /** The same, told bit by bit. */
    public static void tell(String markdown, Ear ear) {
        new Words(ear).blocks(Markdown.parse(markdown));
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph paragraph -> inlines(paragraph.inlines());
                case Block.Title title -> inlines(title.inlines());
                case Block.Quote quote -> blocks(quote.blocks());
                case Block.Items items -> items.items().forEach(this::blocks);
                case Block.Code code -> ear.plain(code.text().replace('\n', ' '));
                case Block.Rule _ -> {
                    // says nothing
                }
            }
            ear.plain(" ");
        }
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Plain plain -> ear.plain(plain.text());
                case Inline.Emphasis emphasis -> inlines(emphasis.inlines());
                case Inline.Strong strong -> inlines(strong.inlines());
                case Inline.Struck struck -> inlines(struck.inlines());
                case Inline.Code code -> ear.plain(code.text());
                case Inline.Link link -> inlines(link.inlines());
                case Inline.Mention mention -> ear.mention(mention);
                case Inline.Break _ -> ear.plain(" ");
            }
        }
    }
}
