package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSProperty;

/** An element of the page, of any kind; properties that its kind does not have are not to be asked for. */
public interface Element extends EventTarget {
    @JSProperty
    @Nullable
    String getTextContent();

    @JSProperty
    void setTextContent(String text);

    @JSProperty
    String getTagName();

    @JSProperty
    boolean isHidden();

    @JSProperty
    void setHidden(boolean hidden);

    @JSProperty
    void setTabIndex(int index);

    @JSProperty
    void setClassName(String names);

    @JSProperty
    void setHref(String address);

    @JSProperty
    ClassList getClassList();

    @JSProperty
    Style getStyle();

    @Nullable
    String getAttribute(String name);

    void setAttribute(String name, String value);

    boolean toggleAttribute(String name, boolean there);

    void removeAttribute(String name);

    // form controls

    @JSProperty
    String getValue();

    @JSProperty
    void setValue(String value);

    @JSProperty
    String getName();

    @JSProperty
    void setType(String type);

    @JSProperty
    void setDisabled(boolean disabled);

    @JSProperty
    void setRows(int rows);

    @JSProperty
    void setPlaceholder(String text);

    void setSelectionRange(int from, int to);

    @JSProperty
    int getSelectionStart();

    @JSProperty
    int getSelectionEnd();

    void setRangeText(String text, int from, int to, String select);

    // the tree

    /** What a {@code template} holds. */
    @JSProperty
    Element getContent();

    @JSProperty
    @Nullable
    Element getFirstElementChild();

    @JSProperty
    @Nullable
    Element getLastElementChild();

    Element cloneNode(boolean deep);

    void append(Element child);

    @JSMethod("append")
    void appendText(String text);

    void insertBefore(Element child, @Nullable Element before);

    void replaceChildren();

    void remove();

    void after(Element next);

    boolean contains(@Nullable Element other);

    boolean isSameNode(@Nullable Element other);

    @Nullable
    Element querySelector(String selector);

    ElementList querySelectorAll(String selector);

    @Nullable
    Element closest(String selector);

    // geometry and focus

    @JSProperty
    double getScrollTop();

    @JSProperty
    void setScrollTop(double top);

    @JSProperty
    int getScrollHeight();

    @JSProperty
    int getClientHeight();

    Box getBoundingClientRect();

    void focus();

    @JSMethod("focus")
    void focus(FocusOptions options);

    // dialogs, choices, pop-ups

    void showModal();

    void close();

    @JSProperty("open")
    boolean isOpen();

    @JSProperty
    boolean isChecked();

    @JSProperty
    void setChecked(boolean checked);

    void select();

    void scrollIntoView(ScrollOptions options);
}
