package chat.klatch.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.concurrent.TimeUnit;

/** The writer's commits. */
public final class LogMeter {
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double[] SECONDS = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5,
            5};
    private static final double[] CHANGES = {1, 2, 4, 8, 16, 32, 64, 128, 256};
    private final Counter messages;
    private final Counter failures;
    private final Histogram seconds;
    private final Histogram changes;

    LogMeter(Metrics metrics) {
        messages = metrics.counter("klatch_messages_total", "Messages that people or bots wrote and that are on disk.");
        failures = metrics.counter("klatch_commit_failures_total",
                "Commits of which nothing was stored; all of their changes were refused.");
        seconds = metrics.histogram("klatch_commit_duration_seconds",
                "How long it took to make what waited durable, from its first statement to the disk.", SECONDS);
        changes = metrics.histogram("klatch_commit_changes", "How many changes one commit made durable.", CHANGES);
    }

    /** A commit is on disk. */
    public void committed(int changesMade, int messagesAmongThem, long tookNanos) {
        messages.inc(messagesAmongThem);
        changes.observe(changesMade);
        seconds.observe(tookNanos / NANOS_PER_SECOND);
    }

    public void failed() {
        failures.inc();
    }
}
