package chat.klatch.server.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy that knows nothing of HTTP: it takes each connection to the node that has the fewest, of those that said last
 * that they are ready, which it asks them again and again. It goes on as long as either end does. Where there is
 * another proxy before the same nodes, every second connection goes there.
 */
final class Balancer implements AutoCloseable {
    /** One node, and how many go there. */
    private static final class Way {
        private final KilledServer node;
        private final AtomicInteger taken = new AtomicInteger();
        private volatile boolean ready;

        Way(KilledServer node) {
            this.node = node;
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + node.port());
        }

        int taken() {
            return taken.get();
        }
    }

    private static final Duration ASKED_EVERY = Duration.ofMillis(100);
    private static final int WAITING = 50;
    private final List<Way> ways;
    private final OptionalInt other;
    private final AtomicInteger served = new AtomicInteger();
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * @param other
     *            the port of the other proxy
     */
    Balancer(List<KilledServer> nodes, OptionalInt other) {
        this.other = other;
        ways = nodes.stream().map(Way::new).toList();
        try {
            door = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        ways.forEach(way -> Thread.ofVirtual().start(() -> ask(way)));
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void ask(Way way) {
        try (var calls = new Calls(way.address())) {
            while (!door.isClosed()) {
                way.ready = calls.isServed();
                LockSupport.parkNanos(ASKED_EVERY.toNanos());
            }
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        if (other.isPresent() && served.incrementAndGet() % 2 == 0) {
            var _ = joins(client, other.getAsInt());
            return;
        }
        var best = new ArrayList<>(ways);
        best.removeIf(way -> !way.ready);
        best.sort(Comparator.comparingInt(Way::taken));
        for (Way way : best) {
            way.taken.incrementAndGet();
            boolean done = joins(client, way.node.port());
            way.taken.decrementAndGet();
            if (done) {
                return;
            }
        }
        close(client);
    }

    /** Takes a client to that port; false where nobody listens there. Returns when both ends are done. */
    private boolean joins(Socket client, int port) {
        try (var node = new Socket(InetAddress.getLoopbackAddress(), port)) {
            join(client, node);
            close(client);
            return true;
        } catch (ConnectException _) {
            return false;
        } catch (IOException lost) {
            close(client);
            return true;
        }
    }

    private void join(Socket client, Socket node) {
        open.add(client);
        open.add(node);
        try {
            var back = Thread.ofVirtual().start(() -> pass(node, client));
            pass(client, node);
            back.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
            open.remove(node);
        }
    }

    /** Until one end says that it is done, which the other is told, or is gone, and then so is the other. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        open.forEach(Balancer::close);
    }
}
