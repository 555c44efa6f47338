package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int MUCH = 10 << 20;
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch going = new CountDownLatch(1);

    @Test
    void whatWouldHoldTooMuchIsDroppedUntilWhatWaitsIsTaken() {
        try (var turns = new Turns()) {
            turns.take(this::awaitGoing);
            assertTrue(turns.takeOrDrop(MUCH, () -> taken.add("first")));
            assertFalse(turns.takeOrDrop(MUCH, () -> taken.add("too much")));
            assertTrue(turns.takeOrDrop(1, () -> taken.add("little")));
            going.countDown();
            turns.await(() -> taken.add("awaited"));
            assertTrue(turns.takeOrDrop(MUCH, () -> taken.add("second")));
            turns.await(() -> taken.add("end"));
        }
        assertEquals(List.of("first", "little", "awaited", "second", "end"), taken);
    }

    @Test
    void oneStepIsTakenHoweverMuchItHolds() {
        try (var turns = new Turns()) {
            assertTrue(turns.takeOrDrop(Integer.MAX_VALUE, () -> taken.add("huge")));
            turns.await(() -> taken.add("end"));
        }
        assertEquals(List.of("huge", "end"), taken);
    }

    private void awaitGoing() {
        try {
            going.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
