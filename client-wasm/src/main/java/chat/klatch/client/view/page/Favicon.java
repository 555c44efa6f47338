package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Element;

/** The sign on the tab: with a cherry where something is meant for you. */
public final class Favicon {
    private final Element icon = Page.byId("icon");

    public void show(boolean meant) {
        Page.attribute(icon, "href", String.valueOf(icon.getAttribute(meant ? "data-meant" : "data-calm")));
    }
}
