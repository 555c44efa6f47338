package chat.klatch.client.jvm;

import chat.klatch.client.connection.Sockets;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.function.Consumer;

/** WebSockets of the JDK to one server. The platform never wakes: a JVM is told of no network and has no window. */
final class JdkSockets implements Sockets {
    private final HttpClient http;
    private final URI address;
    private final EventLoop loop;

    JdkSockets(HttpClient http, URI server, EventLoop loop) {
        this.http = http;
        this.loop = loop;
        var scheme = "https".equalsIgnoreCase(server.getScheme()) ? "wss" : "ws";
        address = URI.create(scheme + "://" + server.getRawAuthority() + "/ws");
    }

    @Override
    public Socket open(Listener listener) {
        return new JdkSocket(http, address, loop, listener);
    }

    @Override
    public void onWake(Consumer<Boolean> online) {
        // never
    }
}
