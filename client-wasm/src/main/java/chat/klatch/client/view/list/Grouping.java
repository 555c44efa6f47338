package chat.klatch.client.view.list;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;
import java.util.function.Function;

/** A list in parts, each under a heading of its own. */
final class Grouping<T> {
    private final Element list;
    private final Function<T, Paged.Group> by;

    Grouping(Element list, Function<T, Paged.Group> by) {
        this.list = list;
        this.by = by;
    }

    void place(T entry, Element item) {
        var group = by.apply(entry);
        var part = list.querySelector("[data-place='" + group.place() + "']");
        if (part == null) {
            part = Page.copy("paged-group");
            part.setAttribute("data-place", Integer.toString(group.place()));
            Page.in(part, "h2").setTextContent(group.name());
            Page.in(part, "h2").setAttribute("data-name", group.name());
            list.insertBefore(part, group.place() == 0 ? list.getFirstElementChild() : null);
        }
        Page.in(part, "ul").append(item);
    }

    /** How many are in each, which is known once all of them are here. */
    void count() {
        var parts = list.querySelectorAll("[data-place]");
        for (int i = 0; i < parts.getLength(); i++) {
            var heading = Page.in(parts.get(i), "h2");
            heading.setTextContent(heading.getAttribute("data-name") + " · "
                    + Page.in(parts.get(i), "ul").querySelectorAll("li").getLength());
        }
    }
}
