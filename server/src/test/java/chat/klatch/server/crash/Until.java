package chat.klatch.server.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become so, and no longer than it may take. */
public final class Until {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private Until() {
    }

    public static void reached(String what, Duration longest, BooleanSupplier reached) {
        long end = System.nanoTime() + longest.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + longest.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Time passes, and whoever acts by themselves goes on. */
    static void passed(int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
