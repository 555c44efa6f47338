package chat.klatch.server.http;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.server.accounts.AccessRefused;
import chat.klatch.server.metrics.Door;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.net.Sparing;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.StorageException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** How a call is refused: one JSON shape for every error (RFC 9457). */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final long RETRY_MILLIS = 1_000;
    private static final int NOT_ALLOWED = 405;
    private final Calls calls;
    private final Metrics metrics;
    private final Sparing sparing;

    Problems(Calls calls, Metrics metrics, InstantSource clock) {
        this.calls = calls;
        this.metrics = metrics;
        sparing = new Sparing(clock);
    }

    void register(RoutesConfig routes) {
        routes.exception(Refused.class, (no, context) -> refuse(context, no));
        routes.exception(Invalid.class,
                (no, context) -> say(context, ErrorCode.INVALID, words(no), no.field(), null));
        routes.exception(Malformed.class,
                (no, context) -> say(context, ErrorCode.BAD_FRAME, "The body " + words(no) + ".", null, null));
        routes.exception(AccessRefused.class, (no, context) -> {
            context.header("WWW-Authenticate", "Bearer");
            say(context, ErrorCode.UNAUTHENTICATED, words(no), null, null);
        });
        routes.exception(StorageException.class, (lost, context) -> {
            LOG.warn("A call could not be answered for want of storage.", lost);
            say(context, ErrorCode.UNAVAILABLE, "The place cannot do this right now.", null, RETRY_MILLIS);
        });
        routes.exception(HttpResponseException.class, (no, context) -> http(context, no));
        routes.exception(Exception.class, (broken, context) -> {
            LOG.error("A call met a fault of ours.", broken);
            say(context, ErrorCode.INTERNAL, "Something went wrong here.", null, null);
        });
    }

    private static String words(RuntimeException no) {
        return String.valueOf(no.getMessage());
    }

    private void refuse(Context context, Refused no) {
        if (no.code() == ErrorCode.RATE_LIMITED && MDC.get("user") == null) {
            sparing.log(LOG.atInfo().addKeyValue("address", calls.caller(context).address()), "guessing",
                    "Too many tries to get in; more are refused for a while.");
        }
        var after = no.after();
        say(context, no.code(), words(no), no.field(), after == null ? null : after.toMillis());
    }

    /** What Javalin refuses by itself: no such route, no such method, too large a body. */
    private void http(Context context, HttpResponseException no) {
        var taken = no.getDetails().get("availableMethods");
        if (taken != null) {
            context.header("Allow", taken);
        }
        say(context, bare(no.getStatus(), context.method() + " to this address"));
    }

    /** A problem of which only the status is known: the code is the one that stands for it, or for its kind. */
    static Problem bare(int status, String asked) {
        return switch (status) {
            case NOT_ALLOWED -> bare(status, ErrorCode.NOT_FOUND, "No " + asked + " is taken.");
            case 413 -> bare(status, ErrorCode.TOO_LARGE, "The body is too large.");
            case 404 -> bare(status, ErrorCode.NOT_FOUND, "There is nothing at this address.");
            default -> bare(status, Stream.of(ErrorCode.values()).filter(code -> code.status() == status).reduce(
                    (_, last) -> last).orElse(status < 500 ? ErrorCode.INVALID : ErrorCode.INTERNAL),
                    "This cannot be done.");
        };
    }

    private static Problem bare(int status, ErrorCode code, String detail) {
        return new Problem(status, title(code), detail, code, null, null);
    }

    private static String title(ErrorCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void say(Context context, ErrorCode code, String detail, @Nullable String field, @Nullable Long after) {
        if (after != null) {
            context.header("Retry-After", String.valueOf(Math.max(1, Duration.ofMillis(after + 999).toSeconds())));
        }
        say(context, new Problem(code.status(), title(code), detail, code, field, after));
    }

    private void say(Context context, Problem problem) {
        metrics.refused(Door.HTTP, problem.code());
        calls.problem(context, problem);
    }
}
