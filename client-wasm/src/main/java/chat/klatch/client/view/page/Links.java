package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;

/** Links to this place that a person gives to another. */
public final class Links {
    private Links() {
    }

    /** What follows # stays in the browser: no server and no proxy logs it. */
    public static String whole(String hash) {
        var here = Browser.getLocation();
        return here.getOrigin() + here.getPathname() + hash;
    }
}
