package chat.klatch.server.relay;

import java.time.Duration;

/**
 * Whether a node knows what others have done. A process that was stopped for a while goes on as if nothing had been:
 * until it has looked, what it remembers of sessions is no more, and what its clients said must wait. Any number of
 * threads ask; one looks.
 */
public final class Abreast {
    private static final Duration OVERDUE = Duration.ofSeconds(5);
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(3);
    private volatile boolean looks; // never, where there is no other node
    private volatile boolean behind;
    private volatile boolean looking;
    private volatile long lookedAt;

    /** A look is begun. */
    void lookBegins() {
        behind = looks && System.nanoTime() - lookedAt > OVERDUE.toNanos();
        looking = true;
    }

    /** It has brought everything, or nothing: then whoever asks the database is told so. */
    synchronized void lookEnded() {
        lookedAt = System.nanoTime();
        looks = true;
        behind = false;
        looking = false;
        notifyAll();
    }

    /** False where a look is overdue, and also while the first one after that is under way. */
    public boolean holds() {
        boolean under = looking; // before the rest: a look that is overdue says so first
        return !behind && (under || !looks || System.nanoTime() - lookedAt < OVERDUE.toNanos());
    }

    /** Waits until that look has ended, or in vain for a bounded time. */
    public synchronized void reach() {
        long until = System.nanoTime() + REACHED_WITHIN.toNanos();
        try {
            for (long left = REACHED_WITHIN.toMillis(); !holds() && left > 0; left = Duration
                    .ofNanos(until - System.nanoTime()).toMillis()) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
