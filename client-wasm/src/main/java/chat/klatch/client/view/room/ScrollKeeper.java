package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.ResizeObserver;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of the log's scroll position. Pinned, it stays at the newest whatever grows; anchored, the first row
 * that can be seen stays where it is whatever changes above it. The last row is no place to be pinned to where the room
 * goes on behind it: its reader would be carried past what they have not seen. Layout is read before anything is
 * written, once.
 */
final class ScrollKeeper {
    private static final double PINNED_PIXELS = 48;
    private final Element log;
    private final Supplier<List<Element>> rows;
    private final Runnable moved;
    private boolean pinned = true;
    private boolean goesOn;
    private boolean up;
    private boolean down;
    private double top;
    private @Nullable Element anchor;
    private double anchorTop;
    private int height;
    private int viewport;

    /**
     * @param rows
     *            those that move only with what comes above them, in order
     * @param moved
     *            hears that a person scrolled
     */
    ScrollKeeper(Element log, Element content, Supplier<List<Element>> rows, Runnable moved) {
        this.log = log;
        this.rows = rows;
        this.moved = moved;
        log.addEventListener("scroll", _ -> scrolled());
        var sizes = new ResizeObserver(this::restore);
        sizes.observe(log);
        sizes.observe(content);
    }

    /** Whether the newest message can be seen, and will be when it comes. */
    boolean isPinned() {
        return pinned;
    }

    /**
     * @param more
     *            whether newer messages exist than those that have rows
     */
    void goesOn(boolean more) {
        if (goesOn != more) {
            goesOn = more;
            pinned = !more && below() <= PINNED_PIXELS;
            if (!pinned) {
                remember();
            }
        }
    }

    /** Whether its reader moved up when they last moved. */
    boolean wentUp() {
        return up;
    }

    /** Whether its reader moved down when they last moved. */
    boolean wentDown() {
        return down;
    }

    /** Whether less than one and a half screens are left above. */
    boolean nearTop() {
        return log.getScrollTop() < log.getClientHeight() * 1.5;
    }

    /** Whether less than one and a half screens are left below. */
    boolean nearEnd() {
        return below() < log.getClientHeight() * 1.5;
    }

    private double below() {
        return log.getScrollHeight() - log.getClientHeight() - log.getScrollTop();
    }

    /** Changes the rows, and keeps the reader's place. */
    void around(Runnable change) {
        if (!pinned && isSettled()) {
            remember();
        }
        change.run();
        restore();
    }

    /** Goes to the newest, and stays there. */
    void pin() {
        pinned = true;
        goesOn = false;
        up = false;
        down = false;
        restore();
    }

    /** Puts a row at a part of the height, and stays there. */
    void place(Element row, double part) {
        pinned = false;
        double top = row.getBoundingClientRect().getTop() - log.getBoundingClientRect().getTop();
        log.setScrollTop(log.getScrollTop() + top - log.getClientHeight() * part);
        note();
        pinned = !goesOn && below() <= 1;
        up = false;
        down = false;
        remember();
    }

    /** Whether the row is out of sight, above. */
    boolean isAbove(Element row) {
        return row.getBoundingClientRect().getBottom() < log.getBoundingClientRect().getTop();
    }

    /** Whether any of the row is in sight. */
    boolean isInSight(Element row) {
        var its = row.getBoundingClientRect();
        var all = log.getBoundingClientRect();
        return its.getBottom() > all.getTop() && its.getTop() < all.getBottom();
    }

    private void restore() {
        var kept = anchor;
        if (pinned) {
            log.setScrollTop(log.getScrollHeight());
        } else if (kept != null && log.contains(kept)) {
            double moved = kept.getBoundingClientRect().getTop() - log.getBoundingClientRect().getTop() - anchorTop;
            if (Math.abs(moved) >= 0.5) {
                log.setScrollTop(log.getScrollTop() + moved);
            }
        }
        note();
    }

    private void note() {
        height = log.getScrollHeight();
        viewport = log.getClientHeight();
        top = log.getScrollTop();
    }

    /** Whether the sizes are those for which the place was last kept. */
    private boolean isSettled() {
        return height == log.getScrollHeight() && viewport == log.getClientHeight();
    }

    /** A change of size moves the content too, and is mended when it is observed: else a person scrolled. */
    private void scrolled() {
        if (!isSettled()) {
            return;
        }
        double now = log.getScrollTop();
        up = now < top || up && now <= top;
        down = now > top || down && now >= top;
        top = now;
        pinned = !goesOn && below() <= PINNED_PIXELS;
        if (!pinned) {
            remember();
        }
        moved.run();
    }

    /** Finds the first row whose end can be seen; rows are in the order of the page. */
    private void remember() {
        var all = rows.get();
        double top = log.getBoundingClientRect().getTop();
        int low = 0;
        int high = all.size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (all.get(mid).getBoundingClientRect().getBottom() <= top) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        anchor = low < all.size() ? all.get(low) : null;
        if (anchor != null) {
            anchorTop = anchor.getBoundingClientRect().getTop() - top;
        }
    }
}
