package chat.klatch.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/** HTTP calls and how long they took, by route: never by what somebody put into an address. */
public final class HttpMeter {
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private final Counter requests;
    private final Histogram seconds;

    HttpMeter(Metrics metrics) {
        requests = metrics.counter("klatch_http_requests_total", "HTTP calls answered, by method, route and status.",
                "method", "route", "status");
        seconds = metrics.histogram("klatch_http_request_duration_seconds",
                "How long HTTP calls took, by method and route.", SECONDS, "method", "route");
    }

    /** A route that may be called: it shows from the start, as 0. */
    public void expect(String method, String route) {
        seconds.initLabelValues(method, route);
    }

    public void answered(String method, String route, int status, double tookSeconds) {
        requests.labelValues(method, route, String.valueOf(status)).inc();
        seconds.labelValues(method, route).observe(tookSeconds);
    }
}
