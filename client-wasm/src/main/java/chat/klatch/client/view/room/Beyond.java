package chat.klatch.client.view.room;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;

/**
 * What stands where older or newer messages will: nothing for a moment, then their bones, or that they did not come.
 * Nothing at all where there are none.
 */
final class Beyond {
    private static final long QUIET_MILLIS = 300;

    private enum Shown {
        NOTHING, BONES, FAILED
    }

    private final Element place;
    private final String failure;
    private final Clock clock;
    private final Runnable due;
    private Shown shown = Shown.NOTHING;
    private long since = -1;

    /**
     * @param failure
     *            the template that says that they did not come
     * @param due
     *            asks to be drawn again
     */
    Beyond(Clock clock, Element place, String failure, Runnable due) {
        this.clock = clock;
        this.place = place;
        this.failure = failure;
        this.due = due;
    }

    void show(boolean loading, boolean failed) {
        if (!loading) {
            since = -1;
        } else if (since < 0) {
            since = clock.now();
            var _ = clock.after(QUIET_MILLIS, due);
        }
        if (failed) {
            become(Shown.FAILED);
        } else if (loading && clock.now() - since >= QUIET_MILLIS) {
            become(Shown.BONES);
        } else {
            become(loading ? shown : Shown.NOTHING);
        }
    }

    private void become(Shown next) {
        if (next == shown) {
            return;
        }
        shown = next;
        place.replaceChildren();
        switch (next) {
            case NOTHING -> {
                // empty
            }
            case BONES -> place.append(Page.copy("bones"));
            case FAILED -> place.append(Page.copy(failure));
        }
    }
}
