package chat.klatch.client.browser.dom;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Hears of events. */
@FunctionalInterface
public interface Listener {
    void on(Event event);

    /**
     * The same to the browser, which is given a class of its own for each lambda that it may call: so it is only ever
     * this one, whoever listens.
     */
    static Function asFunction(Listener listener) {
        return event -> listener.on(event);
    }

    /** What the browser calls. */
    @JSFunctor
    interface Function extends JSObject {
        void on(Event event);
    }
}
