package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The buttons over the message that a pointer is on or that has the focus: one set, which goes to the row where it is
 * wanted. As wide as its buttons, over its own row, so that it takes no click from another.
 */
final class Toolbar {
    private static final int QUICK = 2;
    private final Element bar = Page.copy("tools");
    private final Deeds deeds;
    private final EmojiPicker picker;
    private final Times times;
    private @Nullable String at;
    private List<Deed> shown = List.of();
    private int named = -1;

    Toolbar(Deeds deeds, EmojiPicker picker, Times times) {
        this.deeds = deeds;
        this.picker = picker;
        this.times = times;
        bar.addEventListener("mousedown", Event::preventDefault); // a click leaves the focus where it is
        bar.addEventListener("keydown", this::pressed);
    }

    /** Goes to that row. Somebody who is in it keeps it. */
    void show(Row.Said said, Element row) {
        boolean held = bar.contains(Browser.getDocument().getActiveElement());
        var offered = deeds.of(said);
        int edition = picker.book().edition();
        if (held && !row.contains(bar) || said.id().equals(at) && row.contains(bar) == !offered.isEmpty()
                && offered.equals(shown) && edition == named) {
            return;
        }
        at = said.id();
        shown = offered;
        named = edition;
        if (offered.isEmpty()) {
            bar.remove();
            return;
        }
        bar.setAttribute("aria-label",
                Labels.actions(said.own() ? Labels.YOU : said.author(), times.hour(said.at())));
        var quick = bar.querySelectorAll("[data-do=quick]");
        var emoji = picker.use().first(QUICK);
        for (int i = 0; i < quick.getLength(); i++) {
            var button = quick.get(i);
            button.setHidden(!offered.contains(Deed.REACT));
            button.setAttribute("data-emoji", emoji.get(i));
            button.setAttribute("aria-label", Labels.reactWith(picker.book().name(emoji.get(i))));
            Page.text(Page.in(button, ".emo"), emoji.get(i));
        }
        for (Deed deed : List.of(Deed.REACT, Deed.REPLY)) {
            Page.in(bar, "[data-deed=" + deed + "]").setHidden(!offered.contains(deed));
        }
        row.append(bar);
        rove(0, false);
    }

    /** The focus goes to its first button; false where it has none. */
    boolean enter(Row.Said said, Element row) {
        show(said, row);
        return row.contains(bar) && rove(0, true);
    }

    private boolean rove(int to, boolean focus) {
        var buttons = bar.querySelectorAll("button:not([hidden])");
        int size = buttons.getLength();
        for (int i = 0; i < size; i++) {
            buttons.get(i).setTabIndex(i == Math.floorMod(to, size) ? 0 : -1);
        }
        if (focus && size > 0) {
            buttons.get(Math.floorMod(to, size)).focus();
        }
        return size > 0;
    }

    private void pressed(Event event) {
        var buttons = bar.querySelectorAll("button:not([hidden])");
        int current = 0;
        for (int i = 0; i < buttons.getLength(); i++) {
            current = buttons.get(i).isSameNode(Browser.getDocument().getActiveElement()) ? i : current;
        }
        switch (event.getKey()) {
            case "ArrowRight" -> rove(current + 1, true);
            case "ArrowLeft" -> rove(current - 1, true);
            case "Home" -> rove(0, true);
            case "End" -> rove(-1, true);
            case "Escape" -> {
                var row = bar.closest(".msg");
                if (row != null) {
                    row.focus();
                }
            }
            default -> {
                return;
            }
        }
        event.preventDefault();
        event.stopPropagation();
    }
}
