package chat.klatch.server.http;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.AccessRefused;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.json.Json;
import chat.klatch.server.net.Caller;
import chat.klatch.server.net.Cidr;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.oidc.Provider;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.webauthn.Domain;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What every route does with a request: who asks, what they say, and how they are answered. Any number of threads. */
final class Calls {
    static final int BODY_BYTES = 256 * 1024;
    private static final String BEARER = "Bearer ";
    private static final Duration RETRY = Duration.ofSeconds(5);
    private final Json json;
    private final Sessions sessions;
    private final List<Cidr> trusted;
    private final RateLimits limits;
    private final @Nullable String url;
    private final boolean passkeys;

    /**
     * @param url
     *            the public origin; null to take it from each request
     * @param passkeys
     *            whether there are any
     */
    Calls(Json json, Sessions sessions, List<Cidr> trusted, RateLimits limits, @Nullable String url,
            boolean passkeys) {
        this.json = json;
        this.sessions = sessions;
        this.trusted = trusted;
        this.limits = limits;
        this.url = url;
        this.passkeys = passkeys;
    }

    /** Who asks, by the access token of the request and by nothing else. */
    Access access(Context context) {
        var header = context.header("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            throw new AccessRefused(false);
        }
        var access = sessions.verify(header.substring(BEARER.length()).strip());
        MDC.put("session", access.session().value());
        MDC.put("user", access.user().value());
        return access;
    }

    /** Who asks for a change, where they have not asked for too many. */
    Access changing(Context context) {
        var access = access(context);
        limits.change(access.user());
        return access;
    }

    /** Who asks for a change of how somebody comes in, or of where they are signed in. */
    Access changingBySession(Context context) {
        var access = changing(context);
        access.requireSession();
        return access;
    }

    Caller caller(Context context) {
        return Caller.of(context.req().getRemoteAddr(), context.req().getScheme(), context.header("Host"), trusted,
                name -> Collections.list(context.req().getHeaders(name)));
    }

    /** An address of this place, as a browser anywhere calls it. */
    URI at(Context context, String path) {
        return URI.create((url == null ? caller(context).origin() : url) + path);
    }

    /** Where passkeys are good, as a browser calls this place; nothing, where it has none. */
    Optional<Domain> domain(Context context) {
        if (!passkeys) {
            return Optional.empty();
        }
        if (url != null) {
            return Domain.ofPlace(url);
        }
        var caller = caller(context);
        return caller.loopback() ? Domain.ofRequest(caller.origin()) : Optional.empty();
    }

    /** Where a provider sends browsers back to. */
    URI callback(Context context, Provider provider) {
        return at(context, "/auth/oidc/" + provider.settings().id() + "/callback");
    }

    static Refused unreachable(String provider) {
        return Refused.until(ErrorCode.UNAVAILABLE, RETRY, provider + " doesn’t answer right now.");
    }

    String agent(Context context) {
        var agent = context.userAgent();
        return agent == null ? "" : agent;
    }

    <T> T body(Context context, Class<T> type) {
        if (context.req().getContentLengthLong() > BODY_BYTES) {
            throw new Refused(ErrorCode.TOO_LARGE, "The body takes at most " + BODY_BYTES + " bytes.");
        }
        return json.read(text(context), type);
    }

    /** The body, which is UTF-8 whatever the call says of itself (RFC 8259 §8.1). */
    static String text(Context context) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(context.bodyAsBytes())).toString();
        } catch (CharacterCodingException broken) {
            throw new Malformed("is not UTF-8");
        }
    }

    /** A JSON object that is not ours to understand, as it came. */
    String object(Context context, int mostBytes) {
        if (context.bodyAsBytes().length > mostBytes) {
            throw new Refused(ErrorCode.TOO_LARGE, "The object takes at most " + mostBytes + " bytes.");
        }
        var text = text(context);
        if (!json.isObject(text)) {
            throw new Refused(ErrorCode.INVALID, "The body must be a JSON object.");
        }
        return text;
    }

    /** Answers with JSON that is written already. */
    void answer(Context context, String json) {
        context.status(200).contentType("application/json").result(json);
    }

    void answer(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(json.writeBody(body));
    }

    /** An error, by RFC 9457. */
    void problem(Context context, Problem problem) {
        context.status(problem.status()).contentType("application/problem+json").result(json.writeBody(problem));
    }

    /** An id in the path; one that cannot be an id names nothing. */
    static <T> T named(Context context, String name, Function<String, T> id) {
        try {
            return id.apply(context.pathParam(name));
        } catch (Invalid _) {
            throw Refused.notFound();
        }
    }

    static String q(Context context) {
        var given = context.queryParam("q");
        return given == null ? "" : Limits.line("q", given, 0, Limits.PAGE);
    }

    static boolean flag(Context context, String name) {
        return switch (context.queryParam(name)) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new Invalid(name, "must be true or false");
        };
    }

    static int limit(Context context) {
        var given = integer(context, "limit");
        return given == null
                ? Limits.PAGE_DEFAULT
                : Limits.between("limit", (int) Math.min(given, Integer.MAX_VALUE), 1,
                        Limits.PAGE);
    }

    static @Nullable Long integer(Context context, String name) {
        var given = context.queryParam(name);
        return given == null ? null : integer(name, given);
    }

    static Long integer(String name, String given) {
        try {
            if (given.chars().allMatch(c -> c >= '0' && c <= '9')) { // Java would also take +5, and the digits of
                                                                     // others
                return Limits.integer(name, Long.parseLong(given));
            }
        } catch (NumberFormatException tooLong) {
            // no integer of ours either
        }
        throw new Invalid(name, "must be an integer from 0 to 2^53 - 1");
    }
}
