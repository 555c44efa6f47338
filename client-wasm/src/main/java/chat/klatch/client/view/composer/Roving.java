package chat.klatch.client.view.composer;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;

/** One stop for the Tab key in a row of buttons; arrows move on from there. */
final class Roving {
    private Roving() {
    }

    static void pressed(Element row, Event event) {
        var buttons = row.querySelectorAll("button");
        int size = buttons.getLength();
        int at = 0;
        for (int i = 0; i < size; i++) {
            at = buttons.get(i).isSameNode(Browser.getDocument().getActiveElement()) ? i : at;
        }
        int to = switch (event.getKey()) {
            case "ArrowRight" -> (at + 1) % size;
            case "ArrowLeft" -> Math.floorMod(at - 1, size);
            case "Home" -> 0;
            case "End" -> size - 1;
            default -> -1;
        };
        if (to >= 0) {
            event.preventDefault();
            buttons.get(at).setTabIndex(-1);
            buttons.get(to).setTabIndex(0);
            buttons.get(to).focus();
        }
    }
}
