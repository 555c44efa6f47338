package chat.klatch.server.hub;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that tells: it takes steps in the order in which they were given, so whoever is removed from a room
 * hears everything before it and nothing after. It is not the writer's thread: a commit and its acks do not wait until
 * a thousand sockets were written. Where steps come faster than they are told, what waits goes out together, and where
 * {@link #STEPS} wait, who gives them waits too, so that nothing grows without bound.
 */
final class FanOut implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final int STEPS = 4_096;
    private static final long FOREVER = TimeUnit.HOURS.toNanos(1);
    private final BlockingQueue<Consumer<FanOut>> steps = new ArrayBlockingQueue<>(STEPS);
    private final Set<RoomFeed> gathering = new LinkedHashSet<>();
    private final LongConsumer delivered;
    private final Thread thread;
    private boolean open = true;
    private volatile boolean closed;

    /**
     * @param delivered
     *            told how many revs went to how many followers, multiplied; must not block
     */
    FanOut(LongConsumer delivered) {
        this.delivered = delivered;
        thread = Thread.ofPlatform().name(Hub.THREAD).daemon().start(this::run);
    }

    /** Has the step taken after all that were given before. Blocks only while very many wait. */
    void give(Consumer<FanOut> step) {
        try {
            if (Thread.currentThread() == thread) {
                step.accept(this); // to wait for itself would be for ever
            } else if (!closed) {
                steps.put(step);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many steps wait. */
    int waiting() {
        return steps.size();
    }

    /** Within a step: the feed tells all that it has. */
    void flush(RoomFeed feed) {
        delivered.accept(feed.flush());
    }

    /** Within a step: the feed has news. */
    void gathers(RoomFeed feed) {
        gathering.add(feed);
    }

    private void run() {
        var taken = new ArrayList<Consumer<FanOut>>();
        long patience = FOREVER;
        while (open) {
            try {
                var first = steps.poll(patience, TimeUnit.NANOSECONDS);
                if (first != null) {
                    taken.add(first);
                    steps.drainTo(taken);
                }
            } catch (InterruptedException stopped) {
                open = false;
            }
            taken.forEach(step -> guarded(() -> step.accept(this)));
            taken.clear();
            patience = flush(!open);
        }
    }

    /** Tells what has waited long enough; returns how long the rest may still wait. */
    private long flush(boolean everything) {
        long patience = FOREVER;
        long now = System.nanoTime();
        for (Iterator<RoomFeed> feeds = gathering.iterator(); feeds.hasNext();) {
            var feed = feeds.next();
            long left = everything ? 0 : feed.patience(now);
            if (left <= 0) {
                guarded(() -> flush(feed));
                feeds.remove();
            } else {
                patience = Math.min(patience, left);
            }
        }
        return patience;
    }

    /** One step's fault is not the end of all telling. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            LOG.error("Something could not be told.", broken);
        }
    }

    /** Tells everything that was given, and ends. */
    @Override
    public void close() {
        give(_ -> open = false);
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
