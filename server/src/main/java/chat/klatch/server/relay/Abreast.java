package chat.klatch.server.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Whether a node knows what others have done. A process that was stopped for a while, or had no database, goes on as if
 * nothing had been: until it has looked, what it remembers of sessions is no more, and what its clients said must wait.
 * Any number of threads ask; one looks.
 */
public final class Abreast {
    private static final Duration OVERDUE = Duration.ofSeconds(5);
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(3);
    private final LongSupplier nanos;
    private final InstantSource wall;
    private final Runnable look;
    private volatile boolean looks; // never, where there is no other node
    private volatile boolean behind;
    private volatile long sawAtNanos;
    private volatile long sawAtMillis;
    private volatile long looksAtNanos;
    private volatile long looksAtMillis;
    private long reachedUntil; // guarded by this; 0 where nobody waits

    /** Of a node that is the only one, and never looks. */
    public Abreast() {
        this(() -> 0, () -> Instant.EPOCH, () -> {
        });
    }

    /**
     * @param nanos
     *            stands still while the machine is suspended
     * @param wall
     *            does not, but may be set
     * @param look
     *            asks for a look at once; it must not wait
     */
    Abreast(LongSupplier nanos, InstantSource wall, Runnable look) {
        this.nanos = nanos;
        this.wall = wall;
        this.look = look;
    }

    /** A look is begun. */
    void lookBegins() {
        behind |= looks && isOverdue();
        looksAtMillis = wall.millis();
        looksAtNanos = nanos.getAsLong();
    }

    /** It has brought something of what was there when it began, and there is more. */
    void saw() {
        sawAtMillis = looksAtMillis;
        sawAtNanos = looksAtNanos;
    }

    /** It has brought everything. */
    synchronized void lookEnded() {
        saw();
        looks = true;
        behind = false;
        reachedUntil = 0;
        notifyAll();
    }

    /** It has failed: what others do is known here when one has succeeded. */
    void lookFailed() {
        behind = true;
    }

    private boolean isOverdue() {
        return nanos.getAsLong() - sawAtNanos > OVERDUE.toNanos()
                || wall.millis() - sawAtMillis > OVERDUE.toMillis();
    }

    /** False where a look is overdue or has failed, until one has brought everything. */
    public boolean holds() {
        return !behind && (!looks || !isOverdue());
    }

    /**
     * Waits until that look has brought everything: true, or in vain: false. The time is bounded from when the first
     * waited, so that the next in line does not wait anew.
     */
    public synchronized boolean reach() {
        if (reachedUntil == 0) {
            reachedUntil = System.nanoTime() + REACHED_WITHIN.toNanos();
            look.run();
        }
        try {
            for (long left = left(); !holds() && left > 0; left = left()) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return holds();
    }

    private long left() {
        return reachedUntil == 0 ? 0 : Duration.ofNanos(reachedUntil - System.nanoTime()).toMillis();
    }
}
