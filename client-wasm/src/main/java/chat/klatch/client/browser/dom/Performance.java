package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** A clock that nobody sets. */
@JSClass(name = "performance")
public final class Performance implements JSObject {
    private Performance() {
    }

    /** Milliseconds since the page began. */
    public static native double now();
}
