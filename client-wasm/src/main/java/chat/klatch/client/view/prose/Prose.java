package chat.klatch.client.view.prose;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.text.Block;
import chat.klatch.client.text.Inline;
import chat.klatch.client.text.Markdown;
import chat.klatch.client.text.Words;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Page;
import java.util.List;

/**
 * Draws a text. A link tells nobody where it was found and opens beside the place; code can be copied by a button whose
 * {@code data-do} is "copy", and long code is folded until "unfold".
 */
public final class Prose {
    private static final int FOLDED_LINES = 20;
    private final Meant meant;

    private Prose(Meant meant) {
        this.meant = meant;
    }

    /** Puts the text in place of all that the element holds. */
    public static void fill(Element element, String text, Meant meant) {
        element.replaceChildren();
        new Prose(meant).blocks(Markdown.parse(text), element);
    }

    /** The same in one line of words, at most {@code longest} chars of them, with who is meant as in the whole. */
    public static void line(Element element, String text, int longest, Meant meant) {
        element.replaceChildren();
        Words.tell(text, new Line(element, new Prose(meant), longest));
    }

    /** Code's words, for who copies them; the button is one that was drawn here. */
    public static String copied(Element button) {
        var box = button.closest(".code-box");
        var text = box == null ? null : Page.in(box, "pre").getTextContent();
        return text == null ? "" : text;
    }

    /** All of folded code is shown, and the focus goes to it. */
    public static void unfold(Element button) {
        var box = button.closest(".code-box");
        if (box != null) {
            box.getClassList().toggle("is-folded", false);
            button.remove();
            Page.focus(Page.in(box, "pre"));
        }
    }

    private void blocks(List<Block> blocks, Element into) {
        for (Block block : blocks) {
            into.append(block(block));
        }
    }

    private Element block(Block block) {
        return switch (block) {
            case Block.Paragraph(var inlines) -> line("p", "", inlines);
            case Block.Title(var inlines) -> line("p", "title", inlines);
            case Block.Quote(var within) -> {
                var quote = Page.make("blockquote", "");
                blocks(within, quote);
                yield quote;
            }
            case Block.Items list -> items(list);
            case Block.Code(var language, var text) -> code(language, text);
            case Block.Rule() -> Page.make("hr", "");
        };
    }

    private Element line(String tag, String className, List<Inline> inlines) {
        var line = Page.make(tag, className);
        inlines(inlines, line);
        return line;
    }

    private Element items(Block.Items items) {
        var list = Page.make(items.counts() ? "ol" : "ul", "");
        if (items.start() > 1) {
            list.setAttribute("start", Integer.toString(items.start()));
        }
        for (var item : items.items()) {
            var entry = Page.make("li", "");
            blocks(item, entry);
            list.append(entry);
        }
        return list;
    }

    private static Element code(String language, String text) {
        var box = Page.copy("code-box");
        Page.text(Page.in(box, ".code-top span"), language);
        var pre = Page.in(box, "pre");
        pre.setAttribute("aria-label", Labels.codeSample(language));
        pre.setTextContent(text);
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        if (lines > FOLDED_LINES) {
            box.getClassList().toggle("is-folded", true);
            var all = Page.make("button", "txt");
            all.setAttribute("data-do", "unfold");
            all.setTextContent(Texts.showAllLines(lines));
            box.append(all);
        }
        return box;
    }

    private void inlines(List<Inline> inlines, Element into) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Plain(var text) -> into.appendText(text);
                case Inline.Emphasis(var within) -> into.append(line("em", "", within));
                case Inline.Strong(var within) -> into.append(line("strong", "", within));
                case Inline.Struck(var within) -> into.append(line("s", "", within));
                case Inline.Code(var text) -> {
                    var code = Page.make("code", "");
                    code.setTextContent(text);
                    into.append(code);
                }
                case Inline.Link link -> into.append(link(link));
                case Inline.Mention mention -> mention(mention, into);
                case Inline.Break() -> into.append(Page.make("br", ""));
            }
        }
    }

    private Element link(Inline.Link link) {
        var element = line("a", "", link.inlines());
        element.setHref(link.address());
        element.setAttribute("target", "_blank");
        element.setAttribute("rel", "noopener noreferrer nofollow");
        if (!link.address().equals(element.getTextContent())) {
            element.setAttribute("title", link.address());
        }
        return element;
    }

    /** Goes on until it is full. */
    private static final class Line implements Words.Ear {
        private final Element into;
        private final Prose prose;
        private int left;

        Line(Element into, Prose prose, int left) {
            this.into = into;
            this.prose = prose;
            this.left = left;
        }

        @Override
        public void plain(String words) {
            if (words.length() <= left) {
                into.appendText(words);
            } else if (left > 0) {
                into.appendText(words.substring(0, Character.isLowSurrogate(words.charAt(left)) ? left - 1 : left)
                        + "…");
            }
            left = Math.max(0, left - words.length());
        }

        @Override
        public void mention(Inline.Mention mention) {
            if (left > 0) {
                prose.mention(mention, into);
            }
            left = Math.max(0, left - mention.written().length());
        }
    }

    private void mention(Inline.Mention mention, Element into) {
        var met = meant.in(mention);
        if (met == null) {
            into.appendText("@" + mention.written());
            return;
        }
        var mark = Page.make("span", met.whom().you() ? "at-you" : "at-other");
        mark.setTextContent(met.called());
        mark.setAttribute("title", met.written());
        into.append(mark);
        into.appendText(met.rest());
    }
}
