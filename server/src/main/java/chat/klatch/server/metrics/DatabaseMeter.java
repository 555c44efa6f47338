package chat.klatch.server.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.concurrent.TimeUnit;

/** How long the database takes. */
public final class DatabaseMeter {
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double[] SECONDS = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
            0.25, 0.5, 1, 2.5, 5};
    private final DistributionDataPoint reads;
    private final DistributionDataPoint writes;

    DatabaseMeter(Metrics metrics) {
        var seconds = metrics.histogram("klatch_database_duration_seconds",
                "How long reads and writes took, the wait for a connection or a turn among it.", SECONDS, "kind");
        reads = seconds.labelValues("read");
        writes = seconds.labelValues("write");
    }

    public void read(long tookNanos) {
        reads.observe(tookNanos / NANOS_PER_SECOND);
    }

    public void wrote(long tookNanos) {
        writes.observe(tookNanos / NANOS_PER_SECOND);
    }
}
