package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Where an element stands, in pixels from the window's corner. */
public interface Box extends JSObject {
    @JSProperty
    double getTop();

    @JSProperty
    double getBottom();

    @JSProperty
    double getRight();
}
