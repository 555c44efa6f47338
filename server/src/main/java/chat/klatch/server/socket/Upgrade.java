package chat.klatch.server.socket;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.AccessRefused;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.metrics.Door;
import chat.klatch.server.net.Caller;
import chat.klatch.server.net.Cidr;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a socket: the right subprotocol, an origin of ours, and a good token where one comes with the request. No
 * cookie is looked at, so no foreign page can open one in a visitor's name. Any number of threads.
 */
public final class Upgrade extends WebSocketNegotiator.AbstractNegotiator {
    private static final String PROTOCOL = "klatch.v1";
    private static final String BEARER = "Bearer ";
    private static final String RETRY_SECONDS = "2";
    private static final String REQUEST_ID = "X-Request-Id"; // every answer carries one
    private final Sockets sockets;
    private final Sessions sessions;
    private final Set<String> origins;
    private final List<Cidr> trusted;
    private final BooleanSupplier draining;

    /**
     * @param origins
     *            those that are allowed besides the request's own
     * @param draining
     *            whether no new connection is taken
     */
    public Upgrade(Sockets sockets, Sessions sessions, Set<String> origins, List<Cidr> trusted,
            BooleanSupplier draining) {
        super(configuration -> {
            configuration.setIdleTimeout(Duration.ZERO); // silence is judged by Connection: our own bytes prove nothing
            configuration.setMaxFrameSize(Limits.EVENT_BYTES); // of ours; theirs are counted as their bytes come in
            configuration.setAutoFragment(true); // so that none of theirs is gathered before it is counted
        });
        this.sockets = sockets;
        this.sessions = sessions;
        this.origins = origins;
        this.trusted = trusted;
        this.draining = draining;
    }

    @Override
    public @Nullable FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response,
            Callback callback) {
        var caller = caller(request);
        if (draining.getAsBoolean() || sockets.busy()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            return refuse(request, response, callback, ErrorCode.UNAVAILABLE);
        }
        if (!request.getSubProtocols().equals(List.of(PROTOCOL))) {
            return refuse(request, response, callback, ErrorCode.INVALID);
        }
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !origin.equals(caller.origin()) && !origins.contains(origin)) {
            sockets.journal().foreign(origin, caller.origin());
            return refuse(request, response, callback, ErrorCode.FORBIDDEN);
        }
        if (sockets.crowded(caller.address())) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            return refuse(request, response, callback, ErrorCode.RATE_LIMITED);
        }
        try {
            var access = access(request);
            response.setAcceptedSubProtocol(PROTOCOL);
            response.setExtensions(List.of()); // permessage-deflate would take 200 KB for each connection
            return new FrameSocket(sockets, response.getHeaders().get(REQUEST_ID), caller.address(), access);
        } catch (StorageException _) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            return refuse(request, response, callback, ErrorCode.UNAVAILABLE);
        } catch (Refused no) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, no.after() == null ? RETRY_SECONDS : seconds(no.after()));
            return refuse(request, response, callback, no.code());
        } catch (AccessRefused _) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            return refuse(request, response, callback, ErrorCode.UNAUTHENTICATED);
        }
    }

    private static String seconds(Duration after) {
        return String.valueOf(Math.max(1, after.plusMillis(999).toSeconds()));
    }

    private @Nullable Access access(ServerUpgradeRequest request) {
        var header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        if (!header.startsWith(BEARER)) {
            throw new AccessRefused(false);
        }
        return sessions.verify(header.substring(BEARER.length()).strip());
    }

    private Caller caller(ServerUpgradeRequest request) {
        boolean secure = request.isSecure();
        return Caller.of(Request.getRemoteAddr(request), secure ? "https" : "http",
                request.getHeaders().get(HttpHeader.HOST), trusted, request.getHeaders()::getValuesList);
    }

    private @Nullable FrameHandler refuse(ServerUpgradeRequest request, ServerUpgradeResponse response,
            Callback callback, ErrorCode code) {
        sockets.metrics().refused(Door.UPGRADE, code);
        Response.writeError(request, response, callback, code.status());
        return null;
    }
}
