package chat.klatch.client.text;

import chat.klatch.protocol.MentionParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message as CommonMark, as far as people in a talk use it: no raw HTML and no code by indentation (both are
 * words), a line that ends is a line that ends, an image is a link to it, and a link leads to the web or to a mailbox
 * or nowhere. Whatever is not understood is shown as it was written; nothing that was written is left out. What it may
 * cost is bounded: by the marks in a text, and by how deep they nest.
 */
public final class Markdown {
    /** More stars, brackets and the like outside of code than this, and a text is no Markdown but words. */
    static final int MARKS = 800;
    /** Deeper than this, marks mean nothing. */
    static final int DEPTH = 12;
    private static final List<String> SAFE = List.of("http://", "https://", "mailto:");
    /** The parser tries them in this order, which matters: three stars are a line across before they are a list. */
    private static final List<Class<? extends org.commonmark.node.Block>> BLOCKS = List.of(BlockQuote.class,
            Heading.class, FencedCodeBlock.class, ThematicBreak.class, ListBlock.class);
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(new LinkedHashSet<>(BLOCKS))
            .extensions(List.of(StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .customInlineContentParserFactory(new WebAddress.Factory())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private final String source;
    private boolean inLink;

    private Markdown(String source) {
        this.source = source;
    }

    /** The text as it is to be read; empty only where it is. */
    public static List<Block> parse(String text) {
        var ready = Lines.ready(text, MARKS);
        return ready == null ? List.of(words(text)) : new Markdown(ready).blocks(PARSER.parse(ready), 0);
    }

    private static Block words(String text) {
        var inlines = new ArrayList<Inline>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            plain(text.substring(from, end), inlines);
            inlines.add(new Inline.Break());
            from = end + 1;
        }
        plain(text.substring(from), inlines);
        return new Block.Paragraph(inlines);
    }

    private List<Block> blocks(Node parent, int depth) {
        var blocks = new ArrayList<Block>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node, depth));
        }
        return blocks;
    }

    private Block block(Node node, int depth) {
        if (depth >= DEPTH) {
            return words(written(node));
        }
        return switch (node) {
            case Paragraph paragraph -> new Block.Paragraph(inlines(paragraph, depth));
            case Heading heading -> new Block.Title(inlines(heading, depth));
            case BlockQuote quote -> new Block.Quote(blocks(quote, depth + 1));
            case BulletList list -> new Block.Items(-1, items(list, depth));
            case OrderedList list -> {
                var start = list.getMarkerStartNumber();
                yield new Block.Items(start == null ? 1 : start, items(list, depth));
            }
            case FencedCodeBlock code -> new Block.Code(language(code.getInfo()), withoutLastBreak(code.getLiteral()));
            case ThematicBreak _ -> new Block.Rule();
            default -> words(written(node)); // a definition of a reference: used elsewhere, and read here
        };
    }

    private List<List<Block>> items(ListBlock list, int depth) {
        var items = new ArrayList<List<Block>>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(blocks(item, depth + 1));
        }
        return items;
    }

    /** The lines of the source that a block was made of. */
    private String written(Node node) {
        var lines = new StringBuilder();
        for (SourceSpan span : node.getSourceSpans()) {
            if (!lines.isEmpty()) {
                lines.append('\n');
            }
            lines.append(source, span.getInputIndex(), span.getInputIndex() + span.getLength());
        }
        return lines.toString();
    }

    private static String language(@Nullable String info) {
        int end = 0;
        while (info != null && end < info.length() && info.charAt(end) > ' ') {
            end++;
        }
        return info == null ? "" : info.substring(0, end);
    }

    private static String withoutLastBreak(String code) {
        return code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
    }

    private List<Inline> inlines(Node parent, int depth) {
        var inlines = new ArrayList<Inline>();
        put(parent, depth, inlines);
        return inlines;
    }

    private void put(Node parent, int depth, List<Inline> into) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inline(node, depth, into);
        }
    }

    private void inline(Node node, int depth, List<Inline> into) {
        switch (node) {
            case Text text -> text(text.getLiteral(), into);
            case Code code -> into.add(new Inline.Code(code.getLiteral()));
            case HtmlInline html -> text(html.getLiteral(), into);
            case SoftLineBreak _,HardLineBreak _ -> into.add(new Inline.Break());
            default -> {
                if (depth >= DEPTH) {
                    plain(wordsIn(node), into);
                } else {
                    span(node, depth + 1, into);
                }
            }
        }
    }

    private void span(Node node, int depth, List<Inline> into) {
        switch (node) {
            case Emphasis emphasis -> into.add(new Inline.Emphasis(inlines(emphasis, depth)));
            case StrongEmphasis strong -> into.add(new Inline.Strong(inlines(strong, depth)));
            case Strikethrough struck -> into.add(new Inline.Struck(inlines(struck, depth)));
            case Link link -> link(link, link.getDestination(), depth, into);
            case Image image -> link(image, image.getDestination(), depth, into);
            default -> put(node, depth, into);
        }
    }

    /** A link in a link is its words; one that leads nowhere shows where it meant to. */
    private void link(Node node, String destination, int depth, List<Inline> into) {
        if (inLink) {
            put(node, depth, into);
        } else if (isSafe(destination)) {
            inLink = true;
            var label = inlines(node, depth);
            inLink = false;
            into.add(new Inline.Link(destination, label.isEmpty() ? List.of(new Inline.Plain(destination)) : label));
        } else if (wordsIn(node).equals(destination)) {
            plain("<" + destination + ">", into);
        } else {
            put(node, depth, into);
            plain(" (" + destination + ")", into);
        }
    }

    /** Whole, absolute, and of a kind that runs nothing. */
    private static boolean isSafe(String address) {
        return SAFE.stream().anyMatch(scheme -> address.length() > scheme.length()
                && address.regionMatches(true, 0, scheme, 0, scheme.length()));
    }

    /** All words in a node, without a call into itself: how deep they lie, whoever wrote them decides. */
    private static String wordsIn(Node root) {
        var words = new StringBuilder();
        for (Node at = root; at != null; at = following(at, root)) {
            switch (at) {
                case Text text -> words.append(text.getLiteral());
                case Code code -> words.append(code.getLiteral());
                case HtmlInline html -> words.append(html.getLiteral());
                case SoftLineBreak _,HardLineBreak _ -> words.append(' ');
                default -> {
                    // its words are in what it holds
                }
            }
        }
        return words.toString();
    }

    private static @Nullable Node following(Node at, Node root) {
        if (at.getFirstChild() != null) {
            return at.getFirstChild();
        }
        Node up = at;
        while (!up.equals(root) && up.getNext() == null) {
            up = up.getParent();
        }
        return up.equals(root) ? null : up.getNext();
    }

    /** Words, and who is meant by them. Code is a node of its own by now, so a backtick here opens none. */
    private void text(String literal, List<Inline> into) {
        int done = 0;
        if (!inLink) {
            for (var mention : MentionParser.parse(literal.replace('`', '\'').replace('~', '-'))) {
                int end = mention.from() + 1 + mention.names().getFirst().length();
                plain(literal.substring(done, mention.from()), into);
                into.add(new Inline.Mention(literal.substring(mention.from() + 1, end), mention.names()));
                done = end;
            }
        }
        plain(literal.substring(done), into);
    }

    /** Words beside words are words. */
    private static void plain(String text, List<Inline> into) {
        if (text.isEmpty()) {
            return;
        }
        if (!into.isEmpty() && into.getLast() instanceof Inline.Plain(var before)) {
            into.set(into.size() - 1, new Inline.Plain(before + text));
        } else {
            into.add(new Inline.Plain(text));
        }
    }
}
