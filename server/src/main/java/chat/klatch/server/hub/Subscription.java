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
    private record Held(long rev, EncodedEvent event) {
    }

    private final SendQueue queue;
    private @Nullable List<Held> held = new ArrayList<>();
    private long told;
    private boolean ended;

    Subscription(SendQueue queue) {
        this.queue = queue;
    }

    /** Holds what happens from now on, until {@link #begin}. */
    synchronized void hold() {
        if (held == null) {
            held = new ArrayList<>();
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
        queue.offer(past);
        told = head;
        var waiting = held == null ? List.<Held>of() : held;
        held = null;
        waiting.forEach(one -> tell(one.rev, one.event));
        return true;
    }

    /** Tells nothing from now on. */
    synchronized void end() {
        ended = true;
        held = null;
    }

    synchronized void tell(long rev, EncodedEvent event) {
        if (ended) {
            return;
        }
        if (held != null) {
            held.add(new Held(rev, event));
        } else if (rev > told) {
            told = rev;
            queue.offer(event);
        }
    }
}
