package chat.klatch.server.storage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is to write: one at a time, who came first first. The wait is bounded, for where storage hangs those
 * who wait for each other would wait for ever. Any number of threads; who has it may take it again.
 */
final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Duration patience;

    /**
     * @param patience
     *            how long anybody waits for it, above 0
     */
    Turn(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for it; whoever has it must {@link #end} it.
     *
     * @throws StorageException
     *             where it takes too long
     */
    void begin() {
        try {
            if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StorageException("writing takes too long", new InterruptedException());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageException("stopped while waiting to write", stopped);
        }
    }

    /** Whether it could be had at once. */
    boolean tryBegin() {
        return lock.tryLock();
    }

    /** Whether it could be had within so long; not where this thread is stopped before. */
    boolean tryBegin(Duration within) {
        try {
            return lock.tryLock(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** About how many threads wait for it. */
    int waiting() {
        return lock.getQueueLength();
    }

    void end() {
        lock.unlock();
    }
}
