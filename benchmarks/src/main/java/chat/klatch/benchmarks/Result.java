package chat.klatch.benchmarks;

import java.time.Duration;
import java.util.Arrays;

/**
 * What one run of messages came to.
 *
 * @param cpu
 *            of the server, user and system, from the first message to the last delivery
 * @param nanos
 *            from a sender's write to each receiver's read, one for each delivery that is timed
 * @param deliveries
 *            those that came, timed or not
 * @param missing
 *            deliveries that had not come some seconds after the last message
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Result(Duration cpu, long[] nanos, long deliveries, long missing, long doubled) {
    Result {
        Arrays.sort(nanos);
    }

    double micros() {
        return cpu.toNanos() / 1_000.0 / Math.max(1, deliveries);
    }

    /** In ms. */
    double percentile(int percent) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) ((nanos.length - 1L) * percent / 100)] / 1e6;
    }
}
