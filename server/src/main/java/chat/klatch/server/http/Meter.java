package chat.klatch.server.http;

import chat.klatch.server.metrics.HttpMeter;
import chat.klatch.server.metrics.Traces;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts every call by its route. An address that is no route of ours is none of a thousand, but one: “unknown”. */
final class Meter {
    private static final Logger LOG = LoggerFactory.getLogger(Meter.class);
    private static final String UNKNOWN = "unknown";
    private static final float MILLIS_PER_SECOND = 1_000;
    private final HttpMeter meter;

    Meter(HttpMeter meter) {
        this.meter = meter;
    }

    void register(JavalinConfig config) {
        config.events.handlerAdded(added -> {
            if (added.getHttpMethod().isHttpMethod()) {
                meter.expect(added.getHttpMethod().name(), added.getPath());
            }
        });
        config.requestLogger.http(this::answered);
    }

    private void answered(Context context, float millis) {
        var matched = context.endpoints().matchedHttpEndpoint();
        var method = matched == null ? UNKNOWN : matched.method.name();
        var route = matched == null ? UNKNOWN : matched.path;
        int status = context.statusCode();
        Traces.call(method, route);
        meter.answered(method, route, status, millis / MILLIS_PER_SECOND);
        LOG.debug("{} {} {} {} ms", method, route, status, millis);
    }
}
