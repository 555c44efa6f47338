package chat.klatch.client.browser.dom;

import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;

/** Whatever tells of events. */
public interface EventTarget extends JSObject {
    /** Tells {@code listener} of every event of this type from now on. */
    default void addEventListener(String type, Listener listener) {
        tell(type, Listener.asFunction(listener));
    }

    @JSMethod("addEventListener")
    void tell(String type, Listener.Function listener);
}
