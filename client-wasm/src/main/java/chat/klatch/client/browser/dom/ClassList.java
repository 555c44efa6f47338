package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;

/** The classes of an element. */
public interface ClassList extends JSObject {
    boolean toggle(String name, boolean there);
}
