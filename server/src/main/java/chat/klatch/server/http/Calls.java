package chat.klatch.server.http;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.AccessRefused;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.json.Json;
import chat.klatch.server.net.Caller;
import chat.klatch.server.net.Cidr;
import chat.klatch.server.refusal.Refused;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every route does with a request: who asks, what they say, and how they are answered. Any number of threads. */
final class Calls {
    static final int BODY_BYTES = 256 * 1024;
    private static final String BEARER = "Bearer ";
    private final Json json;
    private final Sessions sessions;
    private final List<Cidr> trusted;

    Calls(Json json, Sessions sessions, List<Cidr> trusted) {
        this.json = json;
        this.sessions = sessions;
        this.trusted = trusted;
    }

    /** Who asks, by the access token of the request and by nothing else. */
    Access access(Context context) {
        var header = context.header("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            throw new AccessRefused(false);
        }
        return sessions.verify(header.substring(BEARER.length()).strip());
    }

    Caller caller(Context context) {
        return Caller.of(context.req().getRemoteAddr(), context.req().getScheme(), context.header("Host"), trusted,
                name -> Collections.list(context.req().getHeaders(name)));
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

    void answer(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(json.writeBody(body));
    }

    /** An error, by RFC 9457. */
    void problem(Context context, int status, Object problem) {
        context.status(status).contentType("application/problem+json").result(json.writeBody(problem));
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
            return Limits.integer(name, Long.parseLong(given));
        } catch (NumberFormatException _) {
            throw new Invalid(name, "must be an integer from 0 to 2^53 - 1");
        }
    }
}
