package chat.klatch.server.http;

import chat.klatch.server.json.Json;
import chat.klatch.server.storage.Ids;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What is refused before any route sees it (no socket for you; no HTTP at all), said as every other problem is and no
 * page of Jetty's. Any number of threads.
 */
final class BareProblems extends ErrorHandler {
    private final Json json;
    private final Ids ids;

    BareProblems(Json json, Ids ids) {
        this.json = json;
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var body = describe(response.getStatus(), request.getMethod(), response.getHeaders());
        response.write(true, HttpMethod.HEAD.is(request.getMethod()) ? ByteBuffer.allocate(0) : body, callback);
        return true;
    }

    private ByteBuffer describe(int status, String asked, HttpFields.Mutable fields) {
        Headers.ALL.forEach(fields::put);
        if (!fields.contains(RequestIds.HEADER)) {
            fields.put(RequestIds.HEADER, ids.next()); // what is no HTTP never came as far as the one that names
                                                       // requests
        }
        fields.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        return ByteBuffer.wrap(json.writeBody(Problems.bare(status, asked)));
    }
}
