package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A question about the screen. */
public interface MediaQuery extends JSObject {
    @JSProperty("matches")
    boolean isMatching();
}
