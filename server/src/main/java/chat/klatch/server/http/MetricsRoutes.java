package chat.klatch.server.http;

import chat.klatch.server.metrics.Metrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/**
 * What Prometheus reads. It asks the server itself, from within the operator's network; who comes through a proxy comes
 * from outside, and how much is said here is none of their business. Any number of threads.
 */
final class MetricsRoutes {
    private static final List<String> BY_PROXY = List.of("Forwarded", "X-Forwarded-For");
    private final Metrics metrics;

    MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    void register(RoutesConfig routes) {
        routes.get("/metrics", this::show);
    }

    private void show(Context context) {
        if (BY_PROXY.stream().anyMatch(header -> context.header(header) != null)) {
            throw new NotFoundResponse();
        }
        context.contentType(metrics.contentType()).result(metrics.text());
    }
}
