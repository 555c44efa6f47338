package chat.klatch.server.hub;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one connection, in order, bounded in bytes. One message is on the wire at a time; whatever gathers
 * meanwhile goes out as one array, so a slow moment makes its own batches. From {@link #SOFT_BYTES} on the connection
 * is asked to hand in nothing more; at {@link #HARD_BYTES}, or after {@link #STALLED} without a completed write, it is
 * cut: a close frame would wait behind the very bytes that nobody reads. Any number of threads; no lock is held while
 * writing.
 */
public final class SendQueue {
    static final int SOFT_BYTES = 256 * 1024;
    static final int HARD_BYTES = 1024 * 1024;
    static final int ARRAY_BYTES = 64 * 1024;
    static final Duration STALLED = Duration.ofSeconds(10);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private final Wire wire;
    private final InstantSource clock;
    private final Runnable roomAgain;
    private final Deque<EncodedEvent> events = new ArrayDeque<>(0);
    private int bytes;
    private int onWire;
    private boolean full;
    private boolean closed;
    private @Nullable Instant writingSince;

    /**
     * @param roomAgain
     *            runs when the queue falls below {@link #SOFT_BYTES} after it was above
     */
    public SendQueue(Wire wire, InstantSource clock, Runnable roomAgain) {
        this.wire = wire;
        this.clock = clock;
        this.roomAgain = roomAgain;
    }

    /** Queues one event, or cuts the connection where it is too slow for it. */
    public void offer(EncodedEvent event) {
        ByteBuffer next = NOTHING;
        boolean tooSlow = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            events.add(event);
            bytes += event.bytes();
            full |= bytes > SOFT_BYTES;
            if (bytes > HARD_BYTES) {
                tooSlow = true;
                forget();
            } else if (writingSince == null) {
                next = take();
            }
        }
        if (tooSlow) {
            wire.cut();
        }
        pump(next);
    }

    /** Whether so much waits that the connection should ask for nothing more. */
    public synchronized boolean full() {
        return full;
    }

    /** Whether nothing waits and nothing is on the wire. */
    public synchronized boolean idle() {
        return bytes == 0;
    }

    /** Cuts the connection where nothing could be written for too long. */
    public void tick() {
        boolean stalled;
        synchronized (this) {
            stalled = !closed && writingSince != null && writingSince.plus(STALLED).isBefore(clock.instant());
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
        closed = true;
        events.clear();
    }

    /** Writes until a write is still under way or nothing is left; a write that completes at once does not recurse. */
    private void pump(ByteBuffer first) {
        for (ByteBuffer next = first; next.hasRemaining();) {
            var other = new AtomicBoolean();
            wire.write(next, () -> {
                if (other.getAndSet(true)) {
                    pump(written());
                }
            });
            if (!other.getAndSet(true)) {
                return;
            }
            next = written();
        }
    }

    private ByteBuffer written() {
        boolean again;
        ByteBuffer next;
        synchronized (this) {
            bytes -= onWire;
            onWire = 0;
            writingSince = null;
            again = full && bytes <= SOFT_BYTES;
            full &= !again;
            next = closed || events.isEmpty() ? NOTHING : take();
        }
        if (again) {
            roomAgain.run();
        }
        return next;
    }

    /** The next message: one event as it is, or as many as fit into one array. */
    private ByteBuffer take() {
        writingSince = clock.instant();
        var first = events.remove();
        onWire = first.bytes();
        if (events.isEmpty() || onWire + events.element().bytes() + 3 > ARRAY_BYTES) {
            return first.alone();
        }
        var array = ByteBuffer.allocate(Math.min(ARRAY_BYTES, bytes + events.size() + 3)).put((byte) '[');
        first.into(array);
        while (!events.isEmpty() && array.position() + events.element().bytes() + 2 <= array.capacity()) {
            var event = events.remove();
            onWire += event.bytes();
            event.into(array.put((byte) ','));
        }
        return array.put((byte) ']').flip();
    }

    @Override
    public synchronized String toString() {
        return "SendQueue[" + bytes + " bytes]";
    }
}
