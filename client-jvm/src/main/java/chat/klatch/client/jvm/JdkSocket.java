package chat.klatch.client.jvm;

import chat.klatch.client.connection.Sockets;
import chat.klatch.protocol.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket of the JDK. What it hears is put together here, at most as much as a server may say at once, and told
 * on the loop's thread; the next is asked for only when that was heard, so that no more than one message waits. Sends
 * go one after the other, as the JDK demands.
 */
final class JdkSocket implements Sockets.Socket {
    private static final String PROTOCOL = "klatch.v1";
    private static final int BROKEN = 1006;
    private static final long FAREWELL_MILLIS = 2_000;
    private final EventLoop loop;
    private final Sockets.Listener listener;
    private final CompletableFuture<WebSocket> opening;
    private CompletableFuture<WebSocket> sending;
    private boolean over;

    JdkSocket(HttpClient http, URI address, EventLoop loop, Sockets.Listener listener) {
        this.loop = loop;
        this.listener = listener;
        opening = http.newWebSocketBuilder().subprotocols(PROTOCOL).buildAsync(address, new Hearing());
        sending = opening;
        var _ = opening.whenComplete((socket, failed) -> {
            if (failed != null) {
                ended(BROKEN);
            }
        });
    }

    @Override
    public void send(String text) {
        if (!over) {
            sending = sending.thenCompose(socket -> socket.sendText(text, true));
            var _ = sending.whenComplete((socket, failed) -> {
                if (failed != null) {
                    ended(BROKEN);
                }
            });
        }
    }

    /** Says goodbye to the other end; where that does not answer, cuts. */
    @Override
    public void abandon() {
        if (over) {
            return;
        }
        over = true;
        var _ = sending.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        var _ = loop.after(FAREWELL_MILLIS, this::cut);
        if (!opening.isDone()) {
            cut();
        }
    }

    private void cut() {
        var _ = opening.thenAccept(WebSocket::abort);
    }

    private void ended(int code) {
        loop.execute(() -> {
            if (!over) {
                over = true;
                cut();
                listener.closed(code);
            }
        });
    }

    /** Called by the JDK, one call at a time; each message is asked for when the one before was heard. */
    private final class Hearing implements WebSocket.Listener {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public void onOpen(WebSocket socket) {
            loop.execute(() -> {
                if (!over) {
                    listener.opened();
                }
                socket.request(1);
            });
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            if (heard.length() + part.length() > Limits.EVENT_BYTES) {
                ended(BROKEN);
                return null;
            }
            heard.append(part);
            if (!last) {
                socket.request(1);
                return null;
            }
            var text = heard.toString();
            heard.setLength(0);
            loop.execute(() -> {
                if (!over) {
                    listener.received(text);
                }
                socket.request(1);
            });
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended(BROKEN);
        }
    }
}
