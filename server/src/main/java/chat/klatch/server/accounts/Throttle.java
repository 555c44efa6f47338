package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.server.net.SteadyClock;
import chat.klatch.server.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * At most so many in a minute for each name; of too many names that were counted the longest unseen is forgotten. Any
 * number of threads.
 */
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int NAMES = 10_000;
    private final long most;
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > NAMES;
        }
    };

    Throttle(long most, InstantSource clock) {
        this.most = most;
        this.clock = new SteadyClock(clock);
    }

    /** Refuses where {@code name} has used up its minute. Leaves no trace: else asking would make others forgotten. */
    synchronized void require(String name) {
        var times = seen.get(name);
        if (times == null) {
            return;
        }
        forget(times);
        if (times.size() >= most) {
            var after = Duration.between(clock.instant(), times.getFirst().plus(WINDOW));
            throw Refused.until(ErrorCode.RATE_LIMITED, after, "Too many tries. Wait a little and try again.");
        }
    }

    /** Counts one more, or refuses it. */
    synchronized void take(String name) {
        require(name);
        count(name);
    }

    synchronized void count(String name) {
        var times = seen.computeIfAbsent(name, _ -> new ArrayDeque<>(1));
        forget(times);
        times.addLast(clock.instant());
    }

    private void forget(Deque<Instant> times) {
        var since = clock.instant().minus(WINDOW);
        while (!times.isEmpty() && !times.getFirst().isAfter(since)) {
            times.removeFirst();
        }
    }
}
