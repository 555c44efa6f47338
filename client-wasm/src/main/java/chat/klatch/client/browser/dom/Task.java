package chat.klatch.client.browser.dom;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Something to run later. */
@JSFunctor
public interface Task extends JSObject {
    void run();
}
