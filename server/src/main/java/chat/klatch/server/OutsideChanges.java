package chat.klatch.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices, half a second later, that another process has changed the data: {@code klatch session revoke} ends sessions
 * whose sockets are here. Looking costs one statement and no read of the disk. A thread of its own.
 */
final class OutsideChanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideChanges.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration END_WITHIN = Duration.ofSeconds(1);
    private final BooleanSupplier changed;
    private final Runnable heed;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outside").daemon().factory());
    private boolean heeded = true;
    private boolean told;

    /**
     * @param changed
     *            whether that is so, since it was last asked
     * @param heed
     *            runs after a change, and again until it has succeeded
     */
    OutsideChanges(BooleanSupplier changed, Runnable heed) {
        this.changed = changed;
        this.heed = heed;
        var _ = timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            heeded &= !changed.getAsBoolean();
            if (!heeded) {
                heed.run();
                heeded = true;
            }
            told = false;
        } catch (RuntimeException broken) {
            if (!told) {
                LOG.warn("What another process has changed cannot be read; trying on.", broken);
                told = true;
            }
        }
    }

    /** Stops looking; waits a little for a look that is under way. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            var _ = timer.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
