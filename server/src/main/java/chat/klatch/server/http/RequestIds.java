package chat.klatch.server.http;

import chat.klatch.server.net.Caller;
import chat.klatch.server.net.Cidr;
import chat.klatch.server.storage.Ids;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Names every request, in its answer and in what is logged of it: as a trusted proxy named it, so that its log and ours
 * are one, else anew. A request for a socket names the connection. Any number of threads.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";
    private static final int MOST_CHARS = 64;
    private final Ids ids;
    private final List<Cidr> trusted;

    RequestIds(Ids ids, List<Cidr> trusted) {
        this.ids = ids;
        this.trusted = trusted;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var given = request.getHeaders().get(HEADER);
        var id = given != null && wellFormed(given) && Caller.trusts(Request.getRemoteAddr(request), trusted)
                ? given
                : ids.next();
        response.getHeaders().put(HEADER, id);
        MDC.put("request", id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.clear();
        }
    }

    private static boolean wellFormed(String id) {
        return !id.isEmpty() && id.length() <= MOST_CHARS && id.chars().allMatch(c -> c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.');
    }
}
