package chat.klatch.server;

import chat.klatch.server.hub.Hub;
import chat.klatch.server.log.RoomLog;
import java.util.Set;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens where a thread dies of a fault. Without the one that writes, or the one that tells, a process would look
 * well and do nothing: it ends, at once, so that whoever looks after it starts it anew. Any number of threads.
 */
final class Vital implements Thread.UncaughtExceptionHandler {
    /** The status that says so. */
    static final int STATUS = 70; // EX_SOFTWARE of sysexits.h
    private static final Logger LOG = LoggerFactory.getLogger(Vital.class);
    private static final Set<String> THREADS = Set.of(RoomLog.THREAD, Hub.THREAD);
    private final IntConsumer halt;

    /**
     * @param halt
     *            ends the process with a status, and waits for nothing
     */
    Vital(IntConsumer halt) {
        this.halt = halt;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        boolean vital = THREADS.contains(thread.getName());
        try {
            LOG.error(vital
                    ? "The thread {} died, and nothing works without it: the process ends."
                    : "The thread {} died.", thread.getName(), fault);
        } finally {
            if (vital) {
                halt.accept(STATUS);
            }
        }
    }
}
