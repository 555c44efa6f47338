package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSProperty;

/** The page. */
public interface Document extends EventTarget {
    @JSProperty
    Element getDocumentElement();

    @JSProperty
    @Nullable
    Element getActiveElement();

    @JSProperty
    String getVisibilityState();

    @JSProperty
    String getTitle();

    @JSProperty
    void setTitle(String title);

    @Nullable
    Element getElementById(String id);

    Element createElement(String tag);

    ElementList querySelectorAll(String selector);

    @Nullable
    Element querySelector(String selector);

    @JSProperty
    Element getBody();

    /** Edits as a person would; the only way that keeps the undo of a text. */
    boolean execCommand(String command, boolean unused, String value);

    boolean hasFocus();
}
