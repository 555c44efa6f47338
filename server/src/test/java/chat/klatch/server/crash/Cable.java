package chat.klatch.server.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;

/**
 * What connects a node with one thing that it needs on this machine: it can be cut, so that whatever came through is
 * reset and nothing more comes through, or fall silent with everything still open. Any number of threads.
 */
public final class Cable implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int WAITING = 50;
    private final int target;
    private final UnaryOperator<OutputStream> back;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch flows = new CountDownLatch(0);
    private volatile boolean cut;

    /**
     * @param target
     *            the port to which it leads
     */
    Cable(int target) {
        this(target, out -> out);
    }

    /**
     * The same, with somebody in between.
     *
     * @param back
     *            what is written to where whoever came in reads
     */
    Cable(int target, UnaryOperator<OutputStream> back) {
        this(target, back, ServerSocketFactory.getDefault());
    }

    private Cable(int target, UnaryOperator<OutputStream> back, ServerSocketFactory doors) {
        this.target = target;
        this.back = back;
        try {
            door = doors.createServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** One into which one comes as {@code doors} has it; what it leads to hears plain bytes. */
    public static Cable behind(ServerSocketFactory doors, int target) {
        return new Cable(target, out -> out, doors);
    }

    /** Where one comes in. */
    public int port() {
        return door.getLocalPort();
    }

    /** Resets every connection, and lets nobody through until it is mended. */
    void cut() {
        cut = true;
        reset();
    }

    /** Resets every connection; who comes again is let through. */
    void reset() {
        open.forEach(Cable::reset);
    }

    /** Carries nothing more until it is mended, and tells nobody. */
    void fallSilent() {
        flows = new CountDownLatch(1);
    }

    void mend() {
        cut = false;
        flows.countDown();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException ended) {
                // nobody is to come any more
            }
        }
    }

    private void connect(Socket near) {
        if (cut) {
            reset(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(near);
            open.add(far);
            Thread.ofVirtual().start(() -> carry(near, far, out -> out));
            Thread.ofVirtual().start(() -> carry(far, near, back));
        } catch (IOException absent) {
            reset(near); // as its own port would
        }
    }

    private void carry(Socket from, Socket to, UnaryOperator<OutputStream> way) {
        var bytes = new byte[BUFFER];
        try (from; to) {
            var in = from.getInputStream();
            var out = way.apply(to.getOutputStream());
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                flows.await();
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            // by one of its ends
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // by itself
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        cut();
        flows.countDown();
    }
}
