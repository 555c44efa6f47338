package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** Orders names as people in a place do. */
@JSClass(name = "Intl.Collator")
public final class Collator implements JSObject {
    public Collator(String language) {
    }

    /** Negative, 0 or positive. */
    public native int compare(String one, String other);
}
