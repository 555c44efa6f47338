package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.FocusOptions;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSObjects;

/** The elements of {@code index.html}: what is not there is a fault of ours. */
public final class Page {
    private static final String BUSY = "aria-disabled";

    private Page() {
    }

    public static Element byId(String id) {
        return found(Browser.getDocument().getElementById(id), "#" + id);
    }

    public static Element in(Element root, String selector) {
        return found(root.querySelector(selector), selector);
    }

    private static Element found(@Nullable Element element, String what) {
        if (element == null) {
            throw new IllegalStateException(what + " is not in the page");
        }
        return element;
    }

    /** A copy of what the template with this id holds: one element. */
    public static Element copy(String template) {
        return found(byId(template).getContent().getFirstElementChild(), template).cloneNode(true);
    }

    public static Element make(String tag, String className) {
        var element = Browser.getDocument().createElement(tag);
        element.setClassName(className);
        return element;
    }

    /** Changes the text only where it differs: nobody's selection is lost for nothing. */
    public static void text(Element element, String text) {
        if (!text.equals(element.getTextContent())) {
            element.setTextContent(text);
        }
    }

    public static void attribute(Element element, String name, String value) {
        if (!value.equals(element.getAttribute(name))) {
            element.setAttribute(name, value);
        }
    }

    public static void attribute(Element element, String name, boolean there, String value) {
        if (there) {
            attribute(element, name, value);
        } else {
            element.removeAttribute(name);
        }
    }

    public static void focus(Element element) {
        FocusOptions still = JSObjects.create();
        still.setPreventScroll(true);
        element.focus(still);
    }

    /** A button that was pressed keeps the focus until what it began is over; ask {@link #isBusy} at each click. */
    public static void busy(Element button, boolean now) {
        attribute(button, BUSY, now, "true");
    }

    public static boolean isBusy(Element button) {
        return button.getAttribute(BUSY) != null;
    }

    /** Whether anything has the focus: what goes out of the page leaves it nowhere. */
    public static boolean hasFocus() {
        var active = Browser.getDocument().getActiveElement();
        return active != null && !active.getTagName().equals("BODY");
    }

    /**
     * Puts the caret where it was in the text that has the focus. When a dialog closes, Chromium gives the focus back
     * without the caret; until it comes, keys reach the text and change nothing.
     */
    public static void caret() {
        var active = Browser.getDocument().getActiveElement();
        if (active != null && active.getTagName().equals("TEXTAREA")) {
            active.setSelectionRange(active.getSelectionStart(), active.getSelectionEnd());
        }
    }

    /** Whether fingers are what this is used with. */
    public static boolean isTouched() {
        return Browser.matchMedia("(pointer: coarse)").isMatching();
    }

    /** Whether the Enter key makes a new line here, because its user likes it so ({@link Likings}). */
    public static boolean enterMakesLines() {
        return "line".equals(Browser.getDocument().getDocumentElement().getAttribute("data-enter"));
    }

    /** Whether a room opens at the newest, also where something above it is new. */
    public static boolean landsAtNewest() {
        return "newest".equals(Browser.getDocument().getDocumentElement().getAttribute("data-landing"));
    }

    /** Whether single letters do something to the message that has the focus, unless its user likes it otherwise. */
    public static boolean lettersAct() {
        return Browser.getDocument().getDocumentElement().getAttribute("data-letters") == null;
    }

    /** Whether one pane is shown at a time. */
    public static boolean isCompact() {
        return Browser.matchMedia("(width < 40rem)").isMatching();
    }

    /** Whether a sheet beside the room lies over it. */
    public static boolean isMedium() {
        return Browser.matchMedia("(40rem <= width < 75rem)").isMatching();
    }

    /** Whether a person looks at this window right now. */
    public static boolean isWatched() {
        return Browser.getDocument().hasFocus() && isVisible();
    }

    /** Whether this window is on a screen. */
    public static boolean isVisible() {
        return Browser.getDocument().getVisibilityState().equals("visible");
    }
}
