package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/** Strings that stay; every call may throw where the browser forbids them. */
public interface Storage extends JSObject {
    @Nullable
    String getItem(String key);

    void setItem(String key, String value);

    void removeItem(String key);
}
