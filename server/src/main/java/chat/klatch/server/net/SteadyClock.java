package chat.klatch.server.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time for whatever only asks how long something took: it never goes back. Where the machine's clock is set back,
 * this one goes on from where it was; so nothing waits for as long as the clock was wrong. What it says may be ahead of
 * the machine's from then on, and is no date for anybody else. Any number of threads.
 */
public final class SteadyClock implements InstantSource {
    private final InstantSource machine;
    private Duration ahead = Duration.ZERO;
    private Instant last = Instant.MIN;

    public SteadyClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public synchronized Instant instant() {
        var now = machine.instant().plus(ahead);
        if (now.isBefore(last)) {
            ahead = ahead.plus(Duration.between(now, last));
            now = last;
        }
        last = now;
        return now;
    }
}
