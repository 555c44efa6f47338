package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small things that are remembered in this browser, or as long as the page lives where it forbids that. */
public final class Pocket {
    private static final String PREFIX = "klatch.";
    private final Map<String, String> here = new HashMap<>();

    public @Nullable String get(String name) {
        var known = here.get(name);
        if (known != null) {
            return known;
        }
        try {
            return Browser.getLocalStorage().getItem(PREFIX + name);
        } catch (RuntimeException forbidden) {
            return null;
        }
    }

    public void put(String name, String value) {
        try {
            Browser.getLocalStorage().setItem(PREFIX + name, value);
            here.remove(name);
        } catch (RuntimeException forbidden) {
            here.put(name, value);
        }
    }

    /** Whether all of it is remembered longer than the page lives. */
    public boolean isSafe() {
        return here.isEmpty();
    }

    public void drop(String name) {
        here.remove(name);
        try {
            Browser.getLocalStorage().removeItem(PREFIX + name);
        } catch (RuntimeException forbidden) {
            // then nothing of it is there
        }
    }
}
