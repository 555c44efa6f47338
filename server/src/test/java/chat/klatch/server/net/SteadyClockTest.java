package chat.klatch.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.server.door.TestClock;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SteadyClockTest {
    private final TestClock machine = new TestClock();
    private final SteadyClock steady = new SteadyClock(machine);

    @Property(tries = 200)
    void itNeverGoesBackAndCountsEverySecondThatPasses(
            @ForAll @Size(max = 50) List<@IntRange(min = -10_000, max = 10_000) Integer> stepsSeconds) {
        var before = steady.instant();
        for (int step : stepsSeconds) {
            machine.passSeconds(step);
            var now = steady.instant();
            assertFalse(now.isBefore(before));
            assertEquals(Math.max(0, step), Duration.between(before, now).toSeconds());
            before = now;
        }
    }
}
