package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSFunctor;
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

    /** Where texts are copied to. */
    interface Clipboard extends JSObject {
        Copying writeText(String text);
    }

    /** A copy on its way. */
    interface Copying extends JSObject {
        void then(Copied copied, Fetch.Failed failed);
    }

    /** Gets told that it is done. */
    @JSFunctor
    interface Copied extends JSObject {
        void on(@Nullable JSObject nothing);
    }
}
