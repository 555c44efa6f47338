package chat.klatch.client.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.sim.SimChance;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {
    @Property
    void aWaitIsAnythingFromNoneToItsBound(@ForAll long seed, @ForAll @IntRange(max = 200) int tries) {
        var backoff = new Backoff(new SimChance("a", seed));
        for (int n = 0; n <= tries; n++) {
            long wait = backoff.next();
            assertTrue(wait >= 0 && wait < Math.min(30_000, 1_000L << Math.min(n, 40)), () -> "waits " + wait);
        }
    }
}
