package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Something that happened; what only a key or a socket tells is absent (false, null) of others. */
public interface Event extends JSObject {
    @JSProperty
    @Nullable
    Element getTarget();

    void preventDefault();

    void stopPropagation();

    @JSProperty("defaultPrevented")
    boolean isDefaultPrevented();

    // of pointers

    @JSProperty
    String getPointerType();

    @JSProperty
    double getClientX();

    @JSProperty
    double getClientY();

    // of storage

    /** What is kept under the key since another page changed that. */
    @JSProperty
    @Nullable
    String getNewValue();

    // of keys, the first of storage too

    @JSProperty
    String getKey();

    @JSProperty
    boolean isAltKey();

    @JSProperty
    boolean isCtrlKey();

    @JSProperty
    boolean isMetaKey();

    @JSProperty
    boolean isShiftKey();

    @JSProperty
    int getKeyCode();

    @JSProperty("isComposing")
    boolean isComposing();
}
