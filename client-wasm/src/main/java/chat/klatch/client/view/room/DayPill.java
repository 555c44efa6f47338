package chat.klatch.client.view.room;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;

/**
 * The day of what is read, at the head of the log while somebody scrolls: its heading is out of sight then. For eyes
 * only, as the heading is there for everybody else.
 */
final class DayPill {
    private static final long STAYS_MILLIS = 1_200;
    private final Element log;
    private final Element content;
    private final Clock clock;
    private final Element pill = Page.byId("day-pill");
    private Runnable hide = () -> {
    };

    DayPill(Element log, Element content, Clock clock) {
        this.log = log;
        this.content = content;
        this.clock = clock;
    }

    /** Somebody scrolled. */
    void scrolled() {
        var text = dayAbove();
        if (text.isEmpty()) {
            pill.getClassList().toggle("is-shown", false);
            return;
        }
        Page.text(Page.in(pill, "span"), text);
        pill.getClassList().toggle("is-shown", true);
        hide.run();
        hide = clock.after(STAYS_MILLIS, () -> pill.getClassList().toggle("is-shown", false));
    }

    /** The last heading that has gone out of sight; empty where the first is still to be seen. */
    private String dayAbove() {
        double top = log.getBoundingClientRect().getTop();
        var days = content.querySelectorAll(".day");
        String text = "";
        for (int i = 0; i < days.getLength() && days.get(i).getBoundingClientRect().getTop() < top; i++) {
            text = String.valueOf(days.get(i).getTextContent());
        }
        return text;
    }
}
