package chat.klatch.server.http;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/**
 * The calls that are being answered, so that a server that stops answers them first. While it drains, whoever keeps
 * connections for later calls, as proxies do, is told to take a new one, which leads elsewhere: one that waited here
 * might be closed under the next call. Any number of threads.
 */
final class Underway extends GracefulHandler {
    private final BooleanSupplier draining;

    Underway(BooleanSupplier draining) {
        this.draining = draining;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (draining.getAsBoolean()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        return super.handle(request, response, callback);
    }

    /** Whether no call is being answered. */
    boolean none() {
        return getCurrentRequestCount() == 0;
    }
}
