package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** What the stylesheet may use. */
@JSClass(name = "CSS")
public final class Css implements JSObject {
    private Css() {
    }

    public static native boolean supports(String property, String value);
}
