package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Tells strings to all other pages of this origin, in this browser. */
@JSClass
public final class BroadcastChannel implements JSObject {
    public BroadcastChannel(String name) {
    }

    public native void postMessage(String text);

    @JSProperty
    public native void setOnmessage(WebSocket.Received listener);
}
