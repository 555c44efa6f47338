package chat.klatch.client.text;

import java.util.List;

/** One piece of a text from margin to margin. */
public sealed interface Block {
    /** What is read as one breath; a line that was broken is a {@link Inline.Break} in it. */
    record Paragraph(List<Inline> inlines) implements Block {
        public Paragraph {
            inlines = List.copyOf(inlines);
        }
    }

    /** A line over what follows it. How deep it was meant is not kept: a message has no chapters. */
    record Title(List<Inline> inlines) implements Block {
        public Title {
            inlines = List.copyOf(inlines);
        }
    }

    /** What somebody else said. */
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** A list; {@code start} is the first number of one that counts, and negative for one that does not. */
    record Items(int start, List<List<Block>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }

        public boolean counts() {
            return start >= 0;
        }
    }

    /** Code on lines of its own, without the line break at its end; {@code language} may be empty. */
    record Code(String language, String text) implements Block {
    }

    /** A line across. */
    record Rule() implements Block {
    }
}
