package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.browser.dom.ScrollOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSObjects;

/**
 * A short menu under the button that opened it: arrows move, Enter does, Esc, Tab and a click elsewhere close it. Of
 * one instance one menu is open at most.
 */
public final class Menu {
    /** One thing to do; {@code grave} where it takes something away. */
    public record Item(String text, boolean grave, Runnable act) {
    }

    private final List<Element> buttons = new ArrayList<>();
    private @Nullable Element shown;
    private @Nullable Element opener;

    public Menu() {
        Browser.getDocument().addEventListener("pointerdown", event -> {
            var list = shown;
            var button = opener;
            if (list != null && button != null && !list.contains(event.getTarget())
                    && !button.contains(event.getTarget())) {
                close();
            }
        });
    }

    /** Opens it, or closes it where the same button has opened it. */
    public void toggle(Element button, List<Item> items) {
        boolean same = button.isSameNode(opener);
        close();
        if (!same && !items.isEmpty()) {
            open(button, items);
        }
    }

    private void open(Element button, List<Item> items) {
        var list = Page.copy("menu");
        list.setAttribute("aria-label", String.valueOf(button.getAttribute("aria-label")));
        for (Item item : items) {
            var row = Page.copy("menu-item");
            row.setTextContent(item.text);
            row.getClassList().toggle("menu-item--bad", item.grave);
            row.addEventListener("click", _ -> {
                close();
                button.focus();
                item.act.run();
            });
            list.append(row);
            buttons.add(row);
        }
        list.addEventListener("keydown", this::pressed);
        button.setAttribute("aria-expanded", "true");
        button.after(list);
        opener = button;
        shown = list;
        ScrollOptions near = JSObjects.create();
        near.setBlock("nearest");
        list.scrollIntoView(near);
        buttons.getFirst().focus();
    }

    private void pressed(Event event) {
        int at = 0;
        for (int i = 0; i < buttons.size(); i++) {
            at = buttons.get(i).isSameNode(Browser.getDocument().getActiveElement()) ? i : at;
        }
        int last = buttons.size() - 1;
        int to = switch (event.getKey()) {
            case "ArrowDown" -> at == last ? 0 : at + 1;
            case "ArrowUp" -> at == 0 ? last : at - 1;
            case "Home" -> 0;
            case "End" -> last;
            default -> -1;
        };
        if (to >= 0) {
            event.preventDefault();
            buttons.get(to).focus();
        } else if (event.getKey().equals("Escape") || event.getKey().equals("Tab")) {
            event.preventDefault();
            var button = opener;
            close();
            if (button != null) {
                button.focus();
            }
        }
    }

    public void close() {
        var list = shown;
        var button = opener;
        shown = null;
        opener = null;
        buttons.clear();
        if (list != null && button != null) {
            list.remove();
            button.setAttribute("aria-expanded", "false");
        }
    }
}
