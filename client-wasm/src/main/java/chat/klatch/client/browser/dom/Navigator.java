package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The browser itself. */
public interface Navigator extends JSObject {
    @JSProperty("onLine")
    boolean isOnLine();

    @JSProperty
    String getLanguage();

    /** Only on secure pages. */
    @JSProperty
    @Nullable
    Clipboard getClipboard();

    /** Only on secure pages. */
    @JSProperty
    @Nullable
    Locks getLocks();

    /** Only on secure pages. */
    @JSProperty
    @Nullable
    Credentials getCredentials();

    @JSProperty
    String getUserAgent();

    /** Where texts are copied to. */
    interface Clipboard extends JSObject {
        Later writeText(String text);
    }
}
