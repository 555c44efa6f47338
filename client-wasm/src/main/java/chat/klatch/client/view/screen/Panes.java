package chat.klatch.client.view.screen;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;

/** Which of the panes beside the list is there, and in a narrow window, which of all of them. */
final class Panes {
    /** What stands beside the list. */
    enum Main {
        TALK, CATCH_UP, MENTIONS, DOOR
    }

    private final Element app = Page.byId("app");
    private final Element side = Page.byId("side");
    private final Element place = Page.in(side, "[data-place]");

    /**
     * @param list
     *            whether the list is what was asked for, where one pane is shown at a time
     */
    void show(Main main, boolean list) {
        Page.byId("talk").setHidden(main != Main.TALK);
        Page.byId("catch-up").setHidden(main != Main.CATCH_UP);
        Page.byId("mentions").setHidden(main != Main.MENTIONS);
        Page.byId("door").setHidden(main != Main.DOOR);
        Page.attribute(app, "data-pane", list ? "rooms" : "room");
        boolean alone = list && Page.isCompact();
        Page.attribute(side, "role", alone ? "main" : "complementary"); // a page has one
        Page.attribute(place, "role", alone, "heading");
        Page.attribute(place, "aria-level", alone, "1");
    }

    /** Something else is shown. */
    void leave() {
        app.removeAttribute("data-pane");
    }

    boolean isAtList() {
        return "rooms".equals(app.getAttribute("data-pane"));
    }
}
