package chat.klatch.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.TestClock;
import chat.klatch.server.refusal.Refused;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GateTest {
    private final TestClock clock = new TestClock();
    private final Gate gate = new Gate(10, 30, clock);

    private boolean passes(String name) {
        try {
            gate.require(name);
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    @Test
    void itSaysHowLongToWaitAndIsRight() {
        for (int i = 0; i < 30; i++) {
            gate.require("ada");
        }
        var refused = assertThrows(Refused.class, () -> gate.require("ada"));
        assertEquals(Duration.ofMillis(100), refused.after());
        clock.pass(Duration.ofMillis(99));
        assertEquals(Duration.ofMillis(1), assertThrows(Refused.class, () -> gate.require("ada")).after());
        clock.pass(Duration.ofMillis(1));
        gate.require("ada");
        assertTrue(!passes("ada") && passes("bob"));
    }

    @Property(tries = 200)
    void inNoStretchOfTimePassMoreThanTheBurstAndTheRate(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 400) Integer> pausesMillis) {
        int passed = 0;
        long millis = 0;
        for (int pause : pausesMillis) {
            clock.pass(Duration.ofMillis(pause));
            millis += pause;
            passed += passes("ada") ? 1 : 0;
            assertTrue(passed <= 30 + millis / 100, passed + " passed in " + millis + " ms");
        }
    }

    @Property(tries = 50)
    void whoAsksNoFasterThanTheRateIsNeverRefused(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 100, max = 5_000) Integer> pausesMillis) {
        for (int pause : pausesMillis) {
            clock.pass(Duration.ofMillis(pause));
            assertTrue(passes("ada"));
        }
    }
}
