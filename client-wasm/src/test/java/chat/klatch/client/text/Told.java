package chat.klatch.client.text;

import java.util.List;

/** A tree in words, a line each block, for people and for comparing. */
final class Told {
    private final StringBuilder told = new StringBuilder();

    private Told() {
    }

    static String of(List<Block> blocks) {
        var telling = new Told();
        telling.blocks(blocks, 0);
        return telling.told.toString();
    }

    private void blocks(List<Block> blocks, int depth) {
        for (Block block : blocks) {
            told.append("  ".repeat(depth));
            block(block, depth);
        }
    }

    private void block(Block block, int depth) {
        switch (block) {
            case Block.Paragraph(var inlines) -> line("p", inlines);
            case Block.Title(var inlines) -> line("title", inlines);
            case Block.Quote(var blocks) -> {
                told.append("quote\n");
                blocks(blocks, depth + 1);
            }
            case Block.Items list -> {
                told.append(list.counts() ? "numbers from " + list.start() + "\n" : "items\n");
                for (var item : list.items()) {
                    told.append("  ".repeat(depth + 1)).append("-\n");
                    blocks(item, depth + 2);
                }
            }
            case Block.Code(var language, var text) -> {
                told.append("code ").append(language).append(' ');
                quoted(text);
                told.append('\n');
            }
            case Block.Rule() -> told.append("rule\n");
        }
    }

    private void line(String kind, List<Inline> inlines) {
        told.append(kind);
        inlines(inlines);
        told.append('\n');
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            told.append(' ');
            switch (inline) {
                case Inline.Plain(var text) -> quoted(text);
                case Inline.Emphasis(var within) -> span("em", within);
                case Inline.Strong(var within) -> span("strong", within);
                case Inline.Struck(var within) -> span("struck", within);
                case Inline.Code(var text) -> {
                    told.append("code ");
                    quoted(text);
                }
                case Inline.Link(var address, var within) -> span("link " + address, within);
                case Inline.Mention(var written, var names) -> told.append("@").append(written)
                        .append(names.size() == 1 ? "" : names.toString());
                case Inline.Break() -> told.append("/");
            }
        }
    }

    private void span(String kind, List<Inline> within) {
        told.append(kind).append(" (");
        inlines(within);
        told.append(" )");
    }

    private void quoted(String text) {
        told.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> told.append("\\\"");
                case '\\' -> told.append("\\\\");
                case '\n' -> told.append("\\n");
                default -> told.append(c);
            }
        }
        told.append('"');
    }
}
