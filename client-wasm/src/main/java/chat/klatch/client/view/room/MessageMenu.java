package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.dialog.Dialog;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that can be done with a message: under its button, or on a sheet at the foot where there is little space. */
final class MessageMenu {
    private static final int QUICK = 6;
    private final Deeds deeds;
    private final EmojiPicker picker;

    MessageMenu(Deeds deeds, EmojiPicker picker) {
        this.deeds = deeds;
        this.picker = picker;
    }

    void open(Row.Said said, Element opener) {
        var offered = deeds.of(said);
        if (offered.isEmpty()) {
            return;
        }
        var article = opener.closest(".msg");
        var dialog = new Dialog("message-menu");
        var menu = dialog.in("[role=menu]");
        var items = new ArrayList<Element>();
        for (Deed deed : offered) {
            items.add(item(dialog, menu, deed, said, opener));
        }
        var quick = dialog.in("[data-quick]");
        quick.setHidden(!offered.contains(Deed.REACT));
        for (String emoji : picker.use().first(QUICK)) {
            var button = Page.copy("quick");
            button.setAttribute("aria-label", Labels.reactWith(picker.book().name(emoji)));
            button.setTextContent(emoji);
            button.addEventListener("click", _ -> {
                dialog.close();
                deeds.react(said, emoji, true);
            });
            quick.append(button);
        }
        menu.addEventListener("keydown", event -> pressed(event, items));
        mark(article, opener, true);
        dialog.onClosed(() -> mark(article, opener, false)).open(items.getFirst());
    }

    private Element item(Dialog dialog, Element menu, Deed deed, Row.Said said, Element opener) {
        var item = Page.copy("message-menu-item");
        Page.in(item, "use").setAttribute("href", "#" + deed.icon());
        Page.text(Page.in(item, ".nm"), deed.label());
        var key = Page.in(item, "kbd");
        Page.text(key, deed.key());
        key.setHidden(deed.key().isEmpty() || deed.key().length() == 1 && !Page.lettersAct());
        item.getClassList().toggle("is-bad", deed == Deed.DELETE);
        item.addEventListener("click", _ -> {
            dialog.close();
            deeds.run(deed, said, opener);
        });
        menu.append(item);
        return item;
    }

    private static void mark(@Nullable Element article, Element opener, boolean on) {
        opener.getClassList().toggle("is-anchor", on);
        if (article != null) {
            article.getClassList().toggle("is-active", on);
        }
    }

    private static void pressed(Event event, List<Element> items) {
        int at = 0;
        for (int i = 0; i < items.size(); i++) {
            at = items.get(i).isSameNode(Browser.getDocument().getActiveElement()) ? i : at;
        }
        int to = switch (event.getKey()) {
            case "ArrowDown" -> (at + 1) % items.size();
            case "ArrowUp" -> Math.floorMod(at - 1, items.size());
            case "Home" -> 0;
            case "End" -> items.size() - 1;
            default -> -1;
        };
        if (to >= 0) {
            event.preventDefault();
            items.get(to).focus();
        }
    }
}
