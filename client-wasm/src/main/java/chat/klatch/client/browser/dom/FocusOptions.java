package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** How to give focus. */
public interface FocusOptions extends JSObject {
    @JSProperty
    void setPreventScroll(boolean prevent);
}
