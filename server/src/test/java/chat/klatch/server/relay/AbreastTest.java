package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AbreastTest {
    private long nanos = Long.MAX_VALUE - 1; // it may begin anywhere, and pass its end
    private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
    private int asked;
    private final Abreast abreast = new Abreast(() -> nanos, () -> wall, () -> {
        asked++;
        looks();
    });

    private void passes(Duration time) {
        nanos += time.toNanos();
        wall = wall.plus(time);
    }

    private void looks() {
        abreast.lookBegins();
        abreast.lookEnded();
    }

    @Test
    void whereNobodyLooksThereIsNobodyElse() {
        passes(Duration.ofHours(1));
        assertTrue(abreast.holds());
    }

    @Test
    void whoWasStoppedIsBehindUntilOneLookHasBroughtEverything() {
        looks();
        passes(Duration.ofSeconds(5));
        assertTrue(abreast.holds());
        passes(Duration.ofSeconds(1));
        assertFalse(abreast.holds());
        abreast.lookBegins();
        abreast.saw();
        assertFalse(abreast.holds());
        looks();
        assertTrue(abreast.holds());
    }

    @Test
    void whoseMachineWasSuspendedIsBehindThoughItsProcessHasNotAged() {
        looks();
        wall = wall.plus(Duration.ofMinutes(10));
        assertFalse(abreast.holds());
        looks();
        assertTrue(abreast.holds());
    }

    @Test
    void whoeverWantsToReachItAsksForALookAtOnce() {
        looks();
        passes(Duration.ofMinutes(1));
        assertTrue(abreast.reach());
        assertEquals(1, asked);
    }

    @Test
    void aClockThatIsSetBackHidesNoPause() {
        looks();
        nanos += Duration.ofSeconds(6).toNanos();
        wall = wall.minus(Duration.ofHours(1));
        assertFalse(abreast.holds());
    }

    @Test
    void whoCouldNotLookIsBehindUntilTheNextThatCan() {
        looks();
        abreast.lookBegins();
        abreast.lookFailed();
        assertFalse(abreast.holds());
        abreast.lookBegins();
        assertFalse(abreast.holds());
        abreast.lookEnded();
        assertTrue(abreast.holds());
    }
}
