package chat.klatch.server.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one connection, in order, bounded in bytes. One message is on the wire at a time; whatever gathers
 * meanwhile goes out as one array, so a slow moment makes its own batches. From {@link #SOFT_BYTES} on, what may be
 * lost is dropped and the connection is asked to hand in nothing more; at {@link #HARD_BYTES}, or after
 * {@link #STALLED} in which nothing went out, it is cut: a close frame would wait behind the very bytes that nobody
 * reads. Any number of threads; no lock is held while writing. An idle queue holds no buffer, and a write costs no
 * allocation but the wire's own.
 */
public final class SendQueue {
    static final int SOFT_BYTES = 256 * 1024;
    static final int HARD_BYTES = 1024 * 1024;
    static final int ARRAY_BYTES = 64 * 1024;
    static final Duration STALLED = Duration.ofSeconds(10);
    private final Wire wire;
    private final Runnable roomAgain;
    private final Deque<EncodedEvent> events = new ArrayDeque<>(0);
    private int bytes;
    private int onWire;
    private boolean full;
    private boolean ended;
    private boolean writing;
    private boolean calling; // a thread is inside wire.write
    private boolean done; // and that write went out before it returned
    private int progress;
    private int progressSeen;
    private @Nullable Instant stalledSince;
    private @Nullable Runnable last;

    /**
     * @param roomAgain
     *            runs when less than {@link #SOFT_BYTES} wait after it was more
     */
    public SendQueue(Wire wire, Runnable roomAgain) {
        this.wire = wire;
        this.roomAgain = roomAgain;
    }

    /** Queues one event, or cuts the connection where it is too slow for it. */
    public void offer(EncodedEvent event) {
        offer(event, false);
    }

    /** Queues what may be lost: it is dropped where much waits. */
    public void offerLossy(EncodedEvent event) {
        offer(event, true);
    }

    /** Queues several in one go, so that they leave together. */
    public void offerLossy(List<EncodedEvent> several) {
        if (!several.isEmpty()) {
            offer(EncodedEvent.all(several), true);
        }
    }

    private void offer(EncodedEvent event, boolean lossy) {
        EncodedEvent next = null;
        boolean tooSlow;
        synchronized (this) {
            if (ended || lossy && full) {
                return;
            }
            bytes += event.bytes();
            full |= bytes >= SOFT_BYTES;
            tooSlow = bytes >= HARD_BYTES;
            if (tooSlow) {
                forget();
            } else if (writing) {
                events.add(event);
            } else {
                onWire = event.bytes();
                writing = true;
                calling = true;
                next = event;
            }
        }
        if (tooSlow) {
            wire.cut();
        } else {
            pump(next);
        }
    }

    /** Whether so much waits that the connection should ask for nothing more. */
    public synchronized boolean full() {
        return full;
    }

    /** How many bytes wait, those on the wire included. */
    public synchronized int bytes() {
        return bytes;
    }

    /** Queues nothing more; {@code then} runs once, when what waits went out: at once where nothing does. */
    public void finish(Runnable then) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            if (writing) {
                last = then;
                return;
            }
        }
        then.run();
    }

    /** Cuts the connection where nothing went out for too long. */
    public void tick(Instant now) {
        boolean stalled = false;
        synchronized (this) {
            if (!writing || progress != progressSeen || stalledSince == null) {
                progressSeen = progress;
                stalledSince = writing ? now : null;
            } else {
                stalled = stalledSince.plus(STALLED).isBefore(now);
            }
            if (stalled) {
                forget();
            }
        }
        if (stalled) {
            wire.cut();
        }
    }

    /** Queues nothing more and drops what waits. */
    public synchronized void close() {
        forget();
    }

    private void forget() {
        ended = true;
        last = null;
        events.clear();
        bytes = onWire;
    }

    /** The wire says that a part of what it writes went out. */
    public synchronized void progressed() {
        progress++;
    }

    /** The wire says that the message it was given went out, or never will. */
    public void written() {
        synchronized (this) {
            if (calling) {
                done = true; // whoever is inside wire.write goes on: no recursion
                return;
            }
        }
        pump(next());
    }

    /** Writes until a write is still under way or nothing is left. */
    private void pump(@Nullable EncodedEvent first) {
        for (EncodedEvent next = first; next != null;) {
            wire.write(next);
            next = returned() ? next() : null;
        }
    }

    private synchronized boolean returned() {
        calling = false;
        return done;
    }

    private @Nullable EncodedEvent next() {
        boolean again;
        EncodedEvent next;
        Runnable end;
        synchronized (this) {
            bytes -= onWire;
            onWire = 0;
            done = false;
            progress++;
            again = full && bytes < SOFT_BYTES;
            full &= !again;
            writing = !events.isEmpty();
            calling = writing;
            next = writing ? take() : null;
            end = writing ? null : last;
            last = writing ? last : null;
        }
        if (again) {
            roomAgain.run();
        }
        if (end != null) {
            end.run();
        }
        return next;
    }

    /** The next message: one event as it is, or as many as fit into one array. */
    private EncodedEvent take() {
        var together = new ArrayList<EncodedEvent>();
        int size = 2;
        do {
            var event = events.remove();
            onWire += event.bytes();
            size += event.bytes() + 1;
            together.add(event);
        } while (!events.isEmpty() && size + events.element().bytes() <= ARRAY_BYTES);
        return EncodedEvent.all(together);
    }

    @Override
    public synchronized String toString() {
        return "SendQueue[" + bytes + " bytes]";
    }
}
