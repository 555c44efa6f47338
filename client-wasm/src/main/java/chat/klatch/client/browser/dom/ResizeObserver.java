package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** Tells when an element's size has changed, after layout and before paint. */
@JSClass
public final class ResizeObserver implements JSObject {
    public ResizeObserver(Task changed) {
    }

    public native void observe(Element element);
}
