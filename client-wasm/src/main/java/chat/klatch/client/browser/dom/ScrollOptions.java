package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** How to bring something into sight. */
public interface ScrollOptions extends JSObject {
    @JSProperty
    void setBlock(String where);
}
