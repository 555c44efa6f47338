package chat.klatch.client.sim;

import chat.klatch.client.Clock;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time that passes only when a test says so; tasks of one moment run in the order in which they were asked for. */
public final class SimClock implements Clock {
    private record Task(long at, long order, Runnable run) {
    }

    private static final int TASKS_AT_ONCE = 2_000_000;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now = 1_800_000_000_000L;
    private long count;
    private long behind;

    @Override
    public long now() {
        return now - behind;
    }

    @Override
    public long elapsed() {
        return now;
    }

    /** Time passes in which nothing runs: the machine sleeps, or nobody looks at the page. */
    public void sleep(long millis) {
        now += millis;
    }

    /** Somebody sets the clock back, or forward by less than nothing; what waits comes at its time all the same. */
    public void setBack(long millis) {
        behind += millis;
    }

    @Override
    public Runnable after(long millis, Runnable task) {
        if (millis < 0) {
            throw new IllegalArgumentException("nothing can be asked for " + -millis + " ms ago");
        }
        var asked = new Task(now + millis, count++, task);
        tasks.add(asked);
        return () -> tasks.remove(asked);
    }

    /** How many tasks still wait for their time. */
    public int waiting() {
        return tasks.size();
    }

    /** Runs everything that is due already. */
    public void settle() {
        advance(0);
    }

    /** Lets time pass, and everything happen that falls into it. */
    public void advance(long millis) {
        advanceUntil(() -> false, millis);
    }

    /** Lets time pass until {@code reached}, at most so long; says whether it was reached. */
    public boolean advanceUntil(BooleanSupplier reached, long millisAtMost) {
        long end = now + millisAtMost;
        for (int i = 0; i < TASKS_AT_ONCE; i++) {
            if (reached.getAsBoolean()) {
                return true;
            }
            var next = tasks.peek();
            if (next == null || next.at > end) {
                now = end;
                return reached.getAsBoolean();
            }
            tasks.remove();
            now = Math.max(now, next.at);
            next.run.run();
        }
        throw new IllegalStateException("time stands still: something asks for itself again and again");
    }
}
