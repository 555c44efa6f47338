package chat.klatch.client.view.room;

import chat.klatch.protocol.model.Message;
import java.util.List;

/**
 * Which of the loaded messages have rows: enough to read and scroll on, never more than a bound. It ends at the newest,
 * and grows with the room, until so much is shown above that its end has to go.
 */
final class Window {
    static final int FIRST = 60;
    static final int PAGE = 40;
    static final int MOST = 240;
    private static final long NEWEST = Long.MAX_VALUE;
    private long from = NEWEST;
    private long to = NEWEST;

    /** Whether the newest message, and what waits to follow it, is in the window. */
    boolean atNewest() {
        return to == NEWEST;
    }

    /** Back to the newest messages, and few of them. */
    void newest() {
        from = NEWEST;
        to = NEWEST;
    }

    /** The messages that have rows. */
    List<Message> of(List<Message> loaded) {
        int end = end(loaded);
        if (from == NEWEST && end > 0) {
            from = loaded.get(Math.max(0, end - FIRST)).seq();
        }
        int start = Math.min(index(loaded, from), end);
        return loaded.subList(start, end);
    }

    private int end(List<Message> loaded) {
        return atNewest() ? loaded.size() : index(loaded, to + 1);
    }

    /** Where {@code seq} stands, or would. */
    private static int index(List<Message> loaded, long seq) {
        int low = 0;
        int high = loaded.size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (loaded.get(mid).seq() < seq) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** Takes in older ones; false where all that is loaded is there. */
    boolean up(List<Message> loaded) {
        int start = index(loaded, from);
        if (start == 0) {
            return false;
        }
        int next = Math.max(0, start - PAGE);
        from = loaded.get(next).seq();
        if (end(loaded) - next > MOST) {
            to = loaded.get(next + MOST - 1).seq();
        }
        return true;
    }

    /** Takes in newer ones, and lets as many of the oldest go; false where the newest is there. */
    boolean down(List<Message> loaded) {
        if (atNewest()) {
            return false;
        }
        int end = Math.min(end(loaded) + PAGE, loaded.size());
        to = end == loaded.size() ? NEWEST : loaded.get(end - 1).seq();
        if (end - index(loaded, from) > MOST) {
            from = loaded.get(end - MOST).seq();
        }
        return true;
    }

    /** Whether taking in more at one end lets go of the other. */
    boolean isFull(List<Message> loaded) {
        return end(loaded) - index(loaded, from) > MOST - PAGE;
    }

    /** Lets the oldest go where there are too many; for a reader who is at the end. */
    void trimAbove(List<Message> loaded) {
        int end = end(loaded);
        int start = index(loaded, from);
        if (end - start > MOST) {
            from = loaded.get(end - MOST + PAGE).seq();
        }
    }

    /** Stops growing at the end where there are too many; for a reader who is further up. */
    void trimBelow(List<Message> loaded) {
        int start = index(loaded, from);
        if (end(loaded) - start > MOST) {
            to = loaded.get(start + MOST - 1).seq();
        }
    }

    /** Moves so that {@code seq} and some before it have rows. */
    void around(List<Message> loaded, long seq) {
        int at = index(loaded, seq);
        int start = Math.max(0, at - PAGE / 2);
        from = start < loaded.size() ? loaded.get(start).seq() : NEWEST;
        to = start + MOST >= loaded.size() ? NEWEST : loaded.get(start + MOST - 1).seq();
    }

    /** Whether all rows come after {@code seq}. */
    boolean isBelow(long seq) {
        return seq < from;
    }

    /** Whether {@code seq} has a row. */
    boolean holds(long seq) {
        return seq >= from && seq <= to;
    }
}
