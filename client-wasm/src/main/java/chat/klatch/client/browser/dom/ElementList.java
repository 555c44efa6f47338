package chat.klatch.client.browser.dom;

import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Elements in the order of the page. */
public interface ElementList extends JSObject {
    @JSProperty
    int getLength();

    @JSMethod("item")
    Element get(int index);
}
