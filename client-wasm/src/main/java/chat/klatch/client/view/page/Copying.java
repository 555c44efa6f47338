package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Given;
import java.util.function.Consumer;

/** Copies a text for a person, or marks it so that they can. */
public final class Copying {
    private Copying() {
    }

    /** Tells whether it was copied; plain HTTP has no clipboard, and a browser may refuse it. */
    public static void copy(String text, Consumer<Boolean> then) {
        var clipboard = Browser.getNavigator().getClipboard();
        if (clipboard != null && Given.isThere(clipboard)) {
            clipboard.writeText(text).then(_ -> then.accept(true), _ -> then.accept(false));
        } else {
            then.accept(false);
        }
    }

    public static void mark(Element field) {
        field.focus();
        field.select();
    }
}
