package chat.klatch.server.net;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Lines of the log that strangers can cause as often as they like: of each kind {@link #BURST}, then one a second, and
 * the next that is said tells how many were not. Any number of threads.
 */
public final class Sparing {
    static final int BURST = 60;
    private static final int PER_SECOND = 1;
    private final Gate gate;
    private final Map<String, LongAdder> unsaid = new ConcurrentHashMap<>();

    public Sparing(InstantSource clock) {
        gate = new Gate(PER_SECOND, BURST, clock);
    }

    /** Says {@code sentence}, unless too many of its kind were said just now. A kind is a constant. */
    public void log(LoggingEventBuilder line, String kind, String sentence) {
        var left = unsaid.computeIfAbsent(kind, _ -> new LongAdder());
        if (!gate.passes(kind)) {
            left.increment();
            return;
        }
        long before = left.sumThenReset();
        (before == 0 ? line : line.addKeyValue("unsaid", before)).log(sentence);
    }
}
