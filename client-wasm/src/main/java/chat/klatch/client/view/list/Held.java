package chat.klatch.client.view.list;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;
import org.jspecify.annotations.Nullable;

/** Where in a list the focus is, to be given back when the list's rows have become others. */
final class Held {
    private static final int NOWHERE = -1;
    private static final String CONTROLS = "a:not([hidden]), button:not([hidden]), input";
    private final @Nullable String name;
    private final int place;

    private Held(@Nullable String name, int place) {
        this.name = name;
        this.place = place;
    }

    /** Null where the focus is elsewhere. */
    static @Nullable Held in(Element list) {
        var active = Browser.getDocument().getActiveElement();
        var controls = list.querySelectorAll(CONTROLS);
        for (int i = 0; i < controls.getLength(); i++) {
            if (controls.get(i).isSameNode(active)) {
                return new Held(controls.get(i).getAttribute("aria-label"), i);
            }
        }
        return null;
    }

    /** The same, to be given back to a control of that name only. */
    Held byName() {
        return new Held(name, NOWHERE);
    }

    /**
     * Gives it to the control of the same name, else to the one that has taken its place, else to the last; false where
     * there is none. Whoever has gone elsewhere meanwhile stays there.
     */
    boolean giveBack(Element list) {
        if (Page.hasFocus()) {
            return true;
        }
        var controls = list.querySelectorAll(CONTROLS);
        int last = controls.getLength() - 1;
        int to = Math.min(place, last);
        for (int i = 0; i <= last; i++) {
            to = name != null && name.equals(controls.get(i).getAttribute("aria-label")) ? i : to;
        }
        if (to >= 0) {
            controls.get(to).focus();
        }
        return to >= 0;
    }
}
