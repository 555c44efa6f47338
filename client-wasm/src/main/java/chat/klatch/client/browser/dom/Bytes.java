package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;

/** A row of bytes, each from 0 to 255. */
@JSClass(name = "Uint8Array")
public final class Bytes implements JSObject {
    public Bytes(int length) {
    }

    @JSIndexer
    public native int get(int index);
}
