package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/** The way back. */
public interface History extends JSObject {
    void back();

    void replaceState(@Nullable JSObject state, String unused, String address);
}
