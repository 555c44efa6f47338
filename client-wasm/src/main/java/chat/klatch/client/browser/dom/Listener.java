package chat.klatch.client.browser.dom;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Hears of events. */
@JSFunctor
public interface Listener extends JSObject {
    void on(Event event);
}
