package chat.klatch.server.relay;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes steps in the order in which they are given. Where very many wait, who gives one waits too. Any
 * number of threads give.
 */
final class Turns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final int STEPS = 4_096;
    private static final long HELD = 16L << 20;
    private static final Duration END_WITHIN = Duration.ofSeconds(2);
    private final AtomicLong held = new AtomicLong();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(STEPS), Thread.ofPlatform().name("relay").daemon().factory(), Turns::putInLine);

    private static void putInLine(Runnable step, ThreadPoolExecutor thread) {
        try {
            if (thread.isShutdown()) {
                throw new RejectedExecutionException();
            }
            thread.getQueue().put(step);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has a step taken after all that were given before; after the end, none. */
    void take(Runnable step) {
        try {
            thread.execute(() -> guarded(step));
        } catch (RejectedExecutionException _) {
            // closing: nobody is told any more
        }
    }

    /**
     * The same, but never waits: false where too many wait, or hold too much, and the step is not taken.
     *
     * @param characters
     *            what the step holds as long as it waits
     */
    boolean takeOrDrop(int characters, Runnable step) {
        long others = held.getAndAdd(characters);
        if (thread.getQueue().remainingCapacity() == 0 || others > 0 && others + characters > HELD) {
            held.addAndGet(-characters);
            return false;
        }
        take(() -> {
            held.addAndGet(-characters);
            step.run();
        });
        return true;
    }

    /** The same, and waits until it was taken. */
    void await(Runnable step) {
        var task = new FutureTask<>(step, true);
        take(task);
        try {
            var _ = thread.isShutdown() || task.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            LOG.error("Something could not be told.", broken);
        }
    }

    /** Takes the steps that wait, and ends. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            var _ = thread.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
