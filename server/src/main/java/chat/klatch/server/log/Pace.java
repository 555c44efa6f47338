package chat.klatch.server.log;

import java.time.Duration;

/**
 * How soon the next commit may begin: {@link #AT_ONCE} as fast as they come, but steadily one in {@link #APART}. A
 * commit costs a sync of the disk whatever it carries, so under load each carries more (the generic cell rate
 * algorithm, ITU-T I.371). One thread.
 */
final class Pace {
    static final Duration APART = Duration.ofMillis(5);
    static final int AT_ONCE = 64;
    private static final long CREDIT = APART.toNanos() * AT_ONCE;
    private long due;

    /**
     * @param nanos
     *            any point on {@link System#nanoTime()}'s line before the first commit
     */
    Pace(long nanos) {
        due = nanos;
    }

    /** Counts a commit that is wanted at {@code nanos}; for how many more it has to wait. */
    long delay(long nanos) {
        long delay = Math.max(0, due - CREDIT - nanos);
        due = (due - nanos > 0 ? due : nanos) + APART.toNanos();
        return delay;
    }
}
