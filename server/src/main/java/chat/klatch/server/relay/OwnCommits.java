package chat.klatch.server.relay;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * How far this node's own commits have come. One may be in the database, and others may have written after it, before
 * this node knows or has told it: its answer is on the way, or lost. So what a look at the database brings is not all
 * that there is before something, until the commits that were begun by then are over. The writer begins and ends; the
 * thread that tells asks.
 */
final class OwnCommits {
    private static final int NOTHING = -1;
    private final AtomicLong begun = new AtomicLong();
    private boolean open; // the writer's
    private long over; // from here on the telling thread's
    private long awaited;
    private int look = NOTHING;

    /** Something is to be committed that others must hear of; again is as once. */
    void begin() {
        if (!open) {
            open = true;
            begun.incrementAndGet();
        }
    }

    /**
     * It was, and is told, or was not stored.
     *
     * @param telling
     *            takes what is to be done when all that was told is
     */
    void over(Consumer<Runnable> telling) {
        if (open) {
            open = false;
            long number = begun.get();
            telling.accept(() -> over = number);
        }
    }

    /** The number of the newest that was begun. Any thread. */
    long begun() {
        return begun.get();
    }

    /** Look number {@code asked} counts when the commit of this number is over; one that waits already goes before. */
    void await(long number, int asked) {
        if (look == NOTHING) {
            awaited = number;
            look = asked;
        }
    }

    void awaitNothing() {
        look = NOTHING;
    }

    /** Whether a look waits. */
    boolean awaited() {
        return look != NOTHING;
    }

    /** The number of the look that counts from now on, once. */
    OptionalInt due() {
        if (look == NOTHING || over < awaited) {
            return OptionalInt.empty();
        }
        int due = look;
        look = NOTHING;
        return OptionalInt.of(due);
    }
}
