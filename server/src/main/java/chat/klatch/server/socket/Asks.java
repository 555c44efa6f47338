package chat.klatch.server.socket;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where that is done which may wait for the database, so that no thread of the endpoint ever does: a storm of joins
 * delays joins, but neither acks nor health. A connection has at most one ask here, and beyond {@link #WAITING} none is
 * taken, so that a storm takes bounded memory. Any number of threads.
 */
final class Asks implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING = 2_048;
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration END_WITHIN = Duration.ofSeconds(2);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, LINGER.toSeconds(),
            TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), Thread.ofPlatform().name("asks-", 0).daemon()
                    .factory());

    Asks() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Has {@code ask} done soon; false where too much waits already. */
    boolean offer(Runnable ask) {
        try {
            threads.execute(ask);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    /** How many wait for a thread. */
    int size() {
        return threads.getQueue().size();
    }

    /** Whether anything waits for a thread. */
    boolean waiting() {
        return !threads.getQueue().isEmpty();
    }

    /** Whether so much waits that nobody new should come. */
    boolean busy() {
        return threads.getQueue().size() > WAITING / 2;
    }

    /** Takes nothing more; waits a little for what is under way. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
