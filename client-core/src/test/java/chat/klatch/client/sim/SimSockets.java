package chat.klatch.client.sim;

import chat.klatch.client.connection.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sockets to whoever the test puts at the other end. */
public final class SimSockets implements Sockets {
    private final List<SimSocket> opened = new ArrayList<>();
    private final Consumer<SimSocket> peer;
    private Consumer<Boolean> wake = online -> {
    };
    private Runnable offline = () -> {
    };

    /**
     * @param peer
     *            is handed each new socket, before the client hears that it is open
     */
    public SimSockets(Consumer<SimSocket> peer) {
        this.peer = peer;
    }

    @Override
    public Socket open(Listener listener) {
        var socket = new SimSocket(listener);
        opened.add(socket);
        peer.accept(socket);
        return socket;
    }

    @Override
    public void onWake(Consumer<Boolean> online) {
        wake = online;
    }

    @Override
    public void onOffline(Runnable doubt) {
        offline = doubt;
    }

    /** The platform says that there is no network. */
    public void offline() {
        offline.run();
    }

    /** The platform says that the network came back. */
    public void wake() {
        wake.accept(true);
    }

    public int count() {
        return opened.size();
    }

    public SimSocket last() {
        return opened.getLast();
    }
}
