package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;

/** What the stylesheet is told of one element: properties of our own only. */
public interface Style extends JSObject {
    void setProperty(String name, String value);

    void removeProperty(String name);
}
