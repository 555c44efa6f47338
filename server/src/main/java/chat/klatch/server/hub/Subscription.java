package chat.klatch.server.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection's place in one room's feed: tells each rev once, in order. While the past is being read, what happens
 * is held; then the past goes out, and of what was held only what the past did not contain. So there is neither gap nor
 * double: the past ends at H, which was read after holding began, and everything after H passes here. Any number of
 * threads.
 */
public final class Subscription {
    private final Subscriber subscriber;
    private @Nullable List<Told> held;
    private int heldBytes;
    private long told;
    private long begunAt;
    private boolean ended;
    private int place; // the feed's own

    Subscription(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    /** Holds what happens from now on, until {@link #begin}. */
    synchronized void hold() {
        if (held == null) {
            held = new ArrayList<>(0);
        }
    }

    /**
     * Sends the answer that holds the past up to {@code head}, and from then on what follows it; false, with nothing
     * sent, where the subscription has ended meanwhile.
     */
    public synchronized boolean begin(long head, EncodedEvent past) {
        if (ended) {
            return false;
        }
        subscriber.queue().offer(past);
        told = head;
        begunAt = System.nanoTime();
        var waiting = held == null ? List.<Told>of() : held;
        held = null;
        heldBytes = 0;
        waiting.forEach(this::pass);
        return true;
    }

    /** Tells nothing from now on. */
    synchronized void end() {
        ended = true;
        held = null;
    }

    synchronized void tell(Told news) {
        if (ended) {
            return;
        }
        if (held == null) {
            pass(news);
            return;
        }
        held.add(news);
        heldBytes += news.event().bytes();
        if (heldBytes > SendQueue.HARD_BYTES) {
            end(); // whoever reads the past so slowly reads it again
        }
    }

    /** Tells what may be lost, which is no part of the room's log. */
    synchronized void tellLossy(EncodedEvent event) {
        if (!ended && held == null) {
            subscriber.queue().offerLossy(event);
        }
    }

    private void pass(Told news) {
        if (news.first() > told) {
            told = news.last();
            subscriber.queue().offer(news.event());
        } else if (news.last() > told) {
            news.parts().forEach(this::pass);
        }
    }

    /** Whether a count that was begun at {@code nanos} is surely newer than the answer with the past. */
    synchronized boolean newer(long nanos) {
        return held == null && begunAt - nanos < 0;
    }

    int place() {
        return place;
    }

    void place(int index) {
        place = index;
    }
}
