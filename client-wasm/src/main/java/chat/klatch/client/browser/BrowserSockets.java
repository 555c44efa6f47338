package chat.klatch.client.browser;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.WebSocket;
import chat.klatch.client.connection.Sockets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** WebSockets to the server that the page came from. */
public final class BrowserSockets implements Sockets {
    private static final String PROTOCOL = "klatch.v1";
    private static final int BROKEN = 1006;
    private final String address;

    public BrowserSockets() {
        var location = Browser.getLocation();
        address = (location.getProtocol().equals("https:") ? "wss://" : "ws://") + location.getHost() + "/ws";
    }

    @Override
    public Socket open(Listener listener) {
        try {
            return new Open(address, listener);
        } catch (RuntimeException forbidden) {
            Browser.setTimeout(() -> listener.closed(BROKEN), 0);
            return new Closed();
        }
    }

    @Override
    public void onWake(Consumer<Boolean> online) {
        Browser.addEventListener("online", _ -> online.accept(true));
        Browser.addEventListener("focus", _ -> online.accept(Browser.getNavigator().isOnLine()));
        Browser.getDocument().addEventListener("visibilitychange", _ -> {
            if (Browser.getDocument().getVisibilityState().equals("visible")) {
                online.accept(Browser.getNavigator().isOnLine());
            }
        });
    }

    @Override
    public void onOffline(Runnable doubt) {
        Browser.addEventListener("offline", _ -> doubt.run());
    }

    /** What the browser would not open. */
    private static final class Closed implements Socket {
        @Override
        public void send(String text) {
            // nobody hears it
        }

        @Override
        public void abandon() {
            // there is nothing
        }
    }

    /** One socket: silent to its listener once it is abandoned, though the browser may take its time to close it. */
    private static final class Open implements Socket {
        private final WebSocket socket;
        private @Nullable Listener listener;

        Open(String address, Listener listener) {
            this.listener = listener;
            socket = new WebSocket(address, PROTOCOL);
            socket.setOnopen(this::opened);
            socket.setOnmessage(message -> received(message.getData()));
            socket.setOnclose(end -> closed(end.getCode()));
        }

        private void opened() {
            if (listener != null) {
                listener.opened();
            }
        }

        private void received(String text) {
            if (listener != null) {
                listener.received(text);
            }
        }

        private void closed(int code) {
            var last = listener;
            listener = null;
            if (last != null) {
                last.closed(code == 0 ? BROKEN : code);
            }
        }

        @Override
        public void send(String text) {
            // the browser complains of what is said to a socket that closes, of which we have not heard yet
            if (listener != null && socket.getReadyState() == WebSocket.OPEN) {
                socket.send(text);
            }
        }

        @Override
        public void abandon() {
            listener = null;
            socket.close();
        }
    }
}
