package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;

/** Light or dark: the device's wish, until a person has another. {@code boot.js} puts it on before the first paint. */
public final class Theme {
    private static final String REMEMBERED = "theme";
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private final Pocket pocket;
    private final Element root = Browser.getDocument().getDocumentElement();

    public Theme(Pocket pocket) {
        this.pocket = pocket;
    }

    public void flip() {
        var worn = root.getAttribute("data-theme");
        boolean dark = worn == null
                ? Browser.matchMedia("(prefers-color-scheme: dark)").isMatching()
                : worn.equals(DARK);
        var next = dark ? LIGHT : DARK;
        root.setAttribute("data-theme", next);
        pocket.put(REMEMBERED, next);
    }
}
