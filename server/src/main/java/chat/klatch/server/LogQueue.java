package chat.klatch.server;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is still to be written of the log, by a thread of its own: whoever says something goes on, also where nobody
 * reads standard error and the pipe is full. Then {@link #LINES} wait, besides as many at most that the thread has
 * taken at once, and more are dropped and counted. Any number of threads.
 */
final class LogQueue extends AsyncAppender {
    static final int LINES = 4_096;
    /** More than there are threads that could all at once find the last place free. */
    private static final int SPARE = 256;
    private static final int FLUSH_MILLIS = 1_000;
    private final LongAdder dropped = new LongAdder();

    /**
     * Starts the queue before {@code last}, which does the writing.
     */
    static LogQueue before(Appender<ILoggingEvent> last) {
        var queue = new LogQueue();
        queue.setContext(last.getContext());
        queue.setName("queue");
        queue.setQueueSize(LINES + SPARE);
        queue.setDiscardingThreshold(SPARE);
        queue.setNeverBlock(true);
        queue.setMaxFlushTime(FLUSH_MILLIS);
        queue.addAppender(last);
        queue.start();
        return queue;
    }

    /** Asked only where no more than {@link #SPARE} places are left: whatever its level, a line is dropped then. */
    @Override
    protected boolean isDiscardable(ILoggingEvent line) {
        dropped.increment();
        return true;
    }

    /** How many lines nobody will read. */
    long dropped() {
        return dropped.sum();
    }
}
