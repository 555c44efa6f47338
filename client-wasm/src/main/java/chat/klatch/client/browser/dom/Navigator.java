package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The browser itself. */
public interface Navigator extends JSObject {
    @JSProperty("onLine")
    boolean isOnLine();

    @JSProperty
    String getLanguage();
}
