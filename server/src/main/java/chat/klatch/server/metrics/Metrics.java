package chat.klatch.server.metrics;

import chat.klatch.protocol.ErrorCode;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Everything that one server counts. To count is to add to a number that no two threads fight over; what is only looked
 * up, is looked up when somebody asks. Any number of threads.
 */
public final class Metrics {
    private static final PrometheusTextFormatWriter TEXT = PrometheusTextFormatWriter.create();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter refusals;
    private final HttpMeter http;
    private final LogMeter log;
    private final DatabaseMeter database;
    private final Counter deliveries;
    private final SocketMeter sockets;

    public Metrics(String build) {
        Info.builder().name("klatch_build_info").help("Which Klatch this is.").labelNames("version").register(registry)
                .setLabelValues(build);
        refusals = counter("klatch_refusals_total",
                "What was refused, by where (http, socket, upgrade) and by the error code that was said.", "door",
                "code");
        http = new HttpMeter(this);
        log = new LogMeter(this);
        database = new DatabaseMeter(this);
        deliveries = counter("klatch_deliveries_total",
                "Changes of rooms handed to the connections that follow them, each once for each connection.");
        sockets = new SocketMeter(this);
        JvmMetrics.builder().register(registry);
    }

    public HttpMeter http() {
        return http;
    }

    public LogMeter log() {
        return log;
    }

    public DatabaseMeter database() {
        return database;
    }

    public SocketMeter sockets() {
        return sockets;
    }

    /** Changes of a room are handed to connections: how many of both together. */
    public void delivered(long changesTimesConnections) {
        deliveries.inc(changesTimesConnections);
    }

    /** Something was refused at this door. */
    public void refused(Door door, ErrorCode code) {
        refusals.labelValues(lower(door), lower(code)).inc();
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** Shows a number that is looked up whenever somebody asks; it must not block. */
    public void gauge(String name, String help, LongSupplier now) {
        GaugeWithCallback.builder().name(name).help(help).callback(gauge -> gauge.call((double) now.getAsLong()))
                .register(registry);
    }

    /** Shows a number that only grows and is looked up whenever somebody asks; it must not block. */
    public void total(String name, String help, LongSupplier now) {
        CounterWithCallback.builder().name(name).help(help)
                .callback(counter -> counter.call((double) now.getAsLong())).register(registry);
    }

    Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).withoutExemplars().register(registry);
    }

    Histogram histogram(String name, String help, double[] upTo, String... labels) {
        return Histogram.builder().name(name).help(help).labelNames(labels).classicOnly().classicUpperBounds(upTo)
                .withoutExemplars().register(registry);
    }

    /** The media type of {@link #text}. */
    public String contentType() {
        return TEXT.getContentType();
    }

    /** Everything, in Prometheus' text format. */
    public byte[] text() {
        try {
            var out = new ByteArrayOutputStream();
            TEXT.write(out, registry.scrape(), EscapingScheme.DEFAULT);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
