package chat.klatch.client.jvm;

import chat.klatch.client.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which all of one client runs: a virtual one that takes task after task in the order in which they
 * came. Any thread may {@link #execute}; {@link #after} is for the loop's own thread. What is asked for after the end
 * is dropped.
 */
final class EventLoop implements Clock, Executor, AutoCloseable {
    /** A task that waits for its time; cancelled and run on the loop's thread, so that a cancelled one never runs. */
    private static final class Later implements Runnable {
        private final Runnable task;
        private boolean cancelled;
        private @Nullable Future<?> due;

        Later(Runnable task) {
            this.task = task;
        }

        void cancel() {
            cancelled = true;
            if (due != null) {
                due.cancel(false);
            }
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }

    private final ScheduledExecutorService timer;
    private final Consumer<Throwable> faults;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    /**
     * @param timer
     *            only hands tasks over when they are due: one thread of it serves any number of loops
     * @param faults
     *            hears of what a task threw; the loop goes on
     */
    EventLoop(String name, ScheduledExecutorService timer, Consumer<Throwable> faults) {
        this.timer = timer;
        this.faults = faults;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            while (!ended) {
                guarded(tasks.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            faults.accept(fault);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (!closed) {
            tasks.add(task);
        }
    }

    boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public long elapsed() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public Runnable after(long millis, Runnable task) {
        var later = new Later(task);
        try {
            later.due = timer.schedule(() -> execute(later), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException platformClosed) {
            close();
        }
        return later::cancel;
    }

    /** Ends the thread after what was asked for before. */
    @Override
    public void close() {
        closed = true;
        tasks.add(() -> ended = true);
    }
}
