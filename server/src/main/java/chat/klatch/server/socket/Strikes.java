package chat.klatch.server.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts what may happen only so often within any stretch of so long. One thread at a time. */
final class Strikes {
    private final int most;
    private final Duration within;
    private final Deque<Instant> times = new ArrayDeque<>(0);

    /**
     * @param most
     *            the strike that is too many
     */
    Strikes(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    /** Counts one; whether it was the one too many. */
    boolean strike(Instant now) {
        times.addLast(now);
        if (times.size() > most) {
            times.removeFirst();
        }
        return times.size() == most && !times.getFirst().plus(within).isBefore(now);
    }
}
