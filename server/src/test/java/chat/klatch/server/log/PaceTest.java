package chat.klatch.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long APART = Pace.APART.toNanos();
    private static final long NOW = Long.MAX_VALUE - 10; // the line of nanoseconds may wrap at any point
    private final Pace pace = new Pace(NOW);

    private void spend(long nanos) {
        for (int i = 0; i <= Pace.AT_ONCE; i++) {
            assertEquals(0, pace.delay(nanos), "commit " + i);
        }
    }

    @Test
    void aFewCommitsAtOnceDoNotWait() {
        spend(NOW);
        assertEquals(APART, pace.delay(NOW));
    }

    @Test
    void commitsFarEnoughApartNeverWait() {
        for (int i = 0; i < 10 * Pace.AT_ONCE; i++) {
            assertEquals(0, pace.delay(NOW + i * APART));
        }
    }

    @Test
    void whatIsWantedFasterBeginsOneByOne() {
        spend(NOW);
        long at = NOW;
        for (int i = 1; i < 100; i++) {
            at += pace.delay(at);
            assertEquals(i * APART, at - NOW);
        }
    }

    @Test
    void restBringsBackWhatWasSpent() {
        spend(NOW);
        spend(NOW + 2 * Pace.AT_ONCE * APART);
        assertTrue(pace.delay(NOW + 2 * Pace.AT_ONCE * APART) > 0);
    }
}
