package chat.klatch.server.metrics;

import chat.klatch.protocol.CloseCode;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sockets: opened, ended, and what came in by them. */
public final class SocketMeter {
    private static final int NO_CODE = 1005;
    private static final int CUT = 1006;
    private static final int[] CODES = IntStream.concat(IntStream.of(NO_CODE, CUT),
            Stream.of(CloseCode.values()).mapToInt(CloseCode::code)).toArray();
    private final Counter opened;
    private final Counter closed;
    private final CounterDataPoint frames;
    private final Counter slow;

    SocketMeter(Metrics metrics) {
        opened = metrics.counter("klatch_connections_opened_total", "Sockets opened.");
        closed = metrics.counter("klatch_connections_closed_total",
                "Sockets ended, by close code: ours, else the client's; 1006 was cut, “other” is none of the protocol's.",
                "code");
        frames = metrics.counter("klatch_frames_received_total", "Frames that clients sent, bad ones too.");
        slow = metrics.counter("klatch_slow_readers_cut_total",
                "Connections cut because too much waited for them, or nothing went out for too long.");
    }

    public void opened() {
        opened.inc();
    }

    public void closed(int code) {
        boolean known = IntStream.of(CODES).anyMatch(one -> one == code);
        closed.labelValues(known ? String.valueOf(code) : "other").inc(); // a client may say any code
    }

    public void framesReceived(int count) {
        frames.inc(count);
    }

    public void slowReaderCut() {
        slow.inc();
    }
}
