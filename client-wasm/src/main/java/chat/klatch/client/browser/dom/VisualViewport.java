package chat.klatch.client.browser.dom;

import org.teavm.jso.JSProperty;

/** The part of the page that can be seen, without what a keyboard of glass covers. */
public interface VisualViewport extends EventTarget {
    @JSProperty
    double getHeight();
}
