package chat.klatch.server.metrics;

import io.opentelemetry.api.trace.Span;

/**
 * What traces say of us where OpenTelemetry's agent is attached; without it there is nothing to say it to. Never what
 * somebody put into an address or a frame. Any number of threads.
 */
public final class Traces {
    private Traces() {
    }

    /**
     * The call that this thread answers is of this route. Its address, which may hold the token of a link, is left out.
     */
    public static void call(String method, String route) {
        var span = Span.current();
        if (span.isRecording()) {
            span.updateName(method + " " + route);
            span.setAttribute("http.route", route);
            span.setAttribute("url.path", route);
            span.setAttribute("url.query", "");
        }
    }

    /** This thread does what such a frame asks. */
    public static void frame(Class<?> command) {
        var span = Span.current();
        if (span.isRecording()) {
            span.updateName("frame " + command.getSimpleName());
        }
    }
}
