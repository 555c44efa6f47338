package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;

/**
 * Makes room for a keyboard of glass where the browser lays it over the page instead of making the page smaller: then
 * the page is as high as what can be seen of it.
 */
public final class Keyboard {
    private static final double LEAST_PIXELS = 100;
    private static final String HEIGHT = "--seen";

    private Keyboard() {
    }

    /** From now on. Browsers without a viewport of their own for this need no help. */
    public static void watch() {
        var seen = Browser.getVisualViewport();
        if (seen != null) {
            seen.addEventListener("resize", _ -> fit(seen.getHeight()));
        }
    }

    private static void fit(double height) {
        var style = Browser.getDocument().getDocumentElement().getStyle();
        if (Page.isTouched() && Browser.getInnerHeight() - height > LEAST_PIXELS) {
            style.setProperty(HEIGHT, (int) height + "px");
            Browser.scrollTo(0, 0); // it was pushed up to show the text that is being written
        } else {
            style.removeProperty(HEIGHT);
        }
    }
}
