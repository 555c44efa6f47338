package chat.klatch.server.http;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections in. What comes over a WebSocket is read on the thread that finds it there, without waking another:
 * handling a frame waits for nothing. Jetty takes every reader for one that may.
 */
final class Connector extends ServerConnector {
    private static final int ACCEPT_QUEUE = 4_096;
    private static final Duration STRICT = Duration.ofDays(365); // for so long browsers come by https only
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    /**
     * @param tls
     *            what it speaks TLS with; null for plain HTTP
     */
    Connector(Server server, HttpConfiguration http, ByteBufferPool buffers, String host, int port,
            SslContextFactory.@Nullable Server tls) {
        super(server, null, null, buffers, -1, -1, layers(http, tls));
        setHost(host);
        setPort(port);
        setShutdownIdleTimeout(getIdleTimeout()); // whoever is being answered may take as long as ever
        setAcceptQueueSize(ACCEPT_QUEUE);
        setAcceptedSendBufferSize(SEND_BUFFER_BYTES); // a backlog shall show in our queue, not in the kernel's
    }

    private static ConnectionFactory[] layers(HttpConfiguration http, SslContextFactory.@Nullable Server tls) {
        var plain = new HttpConnectionFactory(http);
        if (tls == null) {
            return new ConnectionFactory[]{plain};
        }
        var secure = new SecureRequestCustomizer(false); // whichever name it was reached by: origins are checked
        secure.setStsMaxAge(STRICT.toSeconds());
        http.addCustomizer(secure);
        return new ConnectionFactory[]{new SslConnectionFactory(tls, plain.getProtocol()), plain};
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        var line = new Line(channel, selector, key, getScheduler());
        line.setIdleTimeout(getIdleTimeout());
        return line;
    }

    private static final class Line extends SocketChannelEndPoint {
        Line(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }

        @Override
        public void fillInterested(Callback callback) {
            super.fillInterested(getConnection() instanceof WebSocketConnection
                    ? new OnTheSpot(callback)
                    : callback);
        }
    }

    private record OnTheSpot(Callback reader) implements Callback {
        @Override
        public void succeeded() {
            reader.succeeded();
        }

        @Override
        public void failed(Throwable cause) {
            reader.failed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
