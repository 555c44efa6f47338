package chat.klatch.client.view.composer;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.prose.Meant;
import chat.klatch.client.view.prose.Prose;
import chat.klatch.protocol.Text;

/** The buttons under the text: an emoji, a mention, the row of formats, and how it will look. */
final class Tools {
    private final Element text;
    private final Runnable typed;
    private final Element formats = Page.byId("formats");
    private final Element formatting = Page.byId("formatting");
    private final Element preview = Page.byId("preview");
    private final Element previewing = Page.byId("previewing");

    /**
     * @param typed
     *            hears that the text is another
     */
    Tools(Element text, EmojiPicker picker, Runnable typed) {
        this.text = text;
        this.typed = typed;
        var emoji = Page.byId("insert-emoji");
        emoji.addEventListener("click", _ -> picker.open(emoji, chosen -> {
            insert(chosen);
            Page.focus(text);
        }));
        Page.byId("mention").addEventListener("click", _ -> mention());
        formatting.addEventListener("click", _ -> {
            boolean open = formats.isHidden();
            formats.setHidden(!open);
            formatting.setAttribute("aria-expanded", Boolean.toString(open));
        });
        formats.addEventListener("mousedown", Event::preventDefault); // what is marked in the text stays marked
        formats.addEventListener("click", event -> {
            var target = event.getTarget();
            var button = target == null ? null : target.closest("[data-format]");
            if (button != null) {
                apply(Formatting.valueOf(String.valueOf(button.getAttribute("data-format"))));
            }
        });
        formats.addEventListener("keydown", event -> Roving.pressed(formats, event));
        previewing.addEventListener("click", _ -> preview(preview.isHidden()));
    }

    /** With Ctrl or Cmd; false where the key is none of these. */
    boolean pressed(String key) {
        var format = Formatting.ofKey(key);
        if (format != null) {
            apply(format);
        }
        return format != null;
    }

    private void apply(Formatting format) {
        preview(false);
        var change = format.apply(text.getValue(), text.getSelectionStart(), text.getSelectionEnd());
        Page.focus(text);
        replace(change.from(), change.to(), change.text());
        text.setSelectionRange(change.markFrom(), change.markTo());
    }

    void replace(int from, int to, String with) {
        replace(text, from, to, with);
        typed.run();
    }

    /** As if it was typed into {@code text}, so that it can be undone. */
    static void replace(Element text, int from, int to, String with) {
        text.setSelectionRange(from, to);
        if (!Browser.getDocument().execCommand(with.isEmpty() ? "delete" : "insertText", false, with)) {
            text.setRangeText(with, from, to, "end");
        }
    }

    private void insert(String what) {
        preview(false);
        Page.focus(text);
        replace(text.getSelectionStart(), text.getSelectionEnd(), what);
    }

    private void mention() {
        int at = text.getSelectionStart();
        boolean apart = at == 0 || Text.isWhiteSpace(text.getValue().charAt(at - 1));
        insert(apart ? "@" : " @");
    }

    /** Shows how the text will look, in its place, or the text again. */
    void preview(boolean on) {
        if (preview.isHidden() != on) {
            return;
        }
        preview.setHidden(!on);
        text.setHidden(on);
        previewing.setAttribute("aria-pressed", Boolean.toString(on));
        if (!on) {
            preview.replaceChildren();
            Page.focus(text);
            return;
        }
        var value = Text.strip(text.getValue());
        if (value.isEmpty()) {
            preview.setTextContent(TalkTexts.NOTHING_TO_PREVIEW);
        } else {
            Prose.fill(preview, value, Meant.SOMEBODY);
        }
    }
}
