package chat.klatch.server.net;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.server.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rate for each name: so many a second on average, a burst at most (the generic cell rate algorithm, ITU-T I.371).
 * Keeps one instant a name, and only while that differs from now. Any number of threads.
 */
public final class Gate {
    private final Duration interval;
    private final Duration tolerance;
    private final InstantSource clock;
    private final Map<String, Instant> due = new LinkedHashMap<>(16, 0.75f, true);

    public Gate(int perSecond, int burst, InstantSource clock) {
        interval = Duration.ofSeconds(1).dividedBy(perSecond);
        tolerance = interval.multipliedBy(burst - 1L);
        this.clock = new SteadyClock(clock);
    }

    /** Takes one turn for {@code name}, or refuses and says how long to wait. */
    public void require(String name) {
        var wait = take(name);
        if (wait.isPositive()) {
            throw Refused.until(ErrorCode.RATE_LIMITED, wait, "Too fast. Wait a little and try again.");
        }
    }

    /** Takes one turn for {@code name} if there is one. */
    public boolean passes(String name) {
        return !take(name).isPositive();
    }

    /** Takes one turn, or says how long to wait for it. */
    private synchronized Duration take(String name) {
        var now = clock.instant();
        forgetIdle(now);
        var next = due.getOrDefault(name, now);
        var wait = Duration.between(now.plus(tolerance), next);
        if (!wait.isPositive()) {
            due.put(name, (next.isBefore(now) ? now : next).plus(interval));
        }
        return wait;
    }

    /** The least recently used come first: those whose time is over say nothing any more. */
    private void forgetIdle(Instant now) {
        Iterator<Instant> oldest = due.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now)) {
            oldest.remove();
        }
    }
}
