package chat.klatch.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between us and a PostgreSQL, and breaks where it is told. */
public final class CutProxy implements AutoCloseable {
    /** What is done with the next commit. */
    private enum Commit {
        PASSES, REACHES_IT_AND_ITS_ANSWER_IS_LOST, REACHES_IT_AND_ITS_ANSWER_IS_LATE, IS_LOST
    }

    private static final int BUFFER = 64 * 1024;
    private final PostgresAddress target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Commit commit = Commit.PASSES;
    private final Semaphore late = new Semaphore(0);
    private volatile String word = "";
    private volatile boolean down;
    private volatile boolean downAfter;

    public CutProxy(PostgresAddress target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database, by way of here; every commit is sent by its name. */
    public PostgresAddress address() {
        var url = target.url();
        return new PostgresAddress("jdbc:postgresql://127.0.0.1:" + door.getLocalPort()
                + url.substring(url.lastIndexOf('/')) + "?prepareThreshold=0", target.user(), target.password());
    }

    /** The next commit is stored, and nobody here hears of it. */
    public CutProxy losesTheAnswer() {
        commit = Commit.REACHES_IT_AND_ITS_ANSWER_IS_LOST;
        return this;
    }

    /** The next commit is stored, and its answer comes when it is released. */
    public CutProxy delaysTheAnswer() {
        commit = Commit.REACHES_IT_AND_ITS_ANSWER_IS_LATE;
        return this;
    }

    /** Said before it is said what becomes of the next commit: it is that of a transaction in which this is written. */
    public CutProxy of(String written) {
        word = written;
        return this;
    }

    /** Lets an answer go that was delayed. */
    public void release() {
        late.release();
    }

    /** The next commit never arrives. */
    public CutProxy losesTheCommit() {
        commit = Commit.IS_LOST;
        return this;
    }

    /** After that nobody comes through until {@link #heal}. */
    public void forGood() {
        downAfter = true;
    }

    /** Whoever is there is cut off, and nobody comes through until {@link #heal}. */
    public void cutAll() {
        down = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException gone) {
                // it is cut
            }
        }
    }

    public void heal() {
        downAfter = false;
        down = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (down) {
                    client.close();
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), port());
                open.add(client);
                open.add(server);
                var delayed = new AtomicBoolean();
                Thread.ofVirtual().start(() -> asks(client, server, delayed));
                Thread.ofVirtual().start(() -> answers(server, client, delayed));
            } catch (IOException ended) {
                // of this one; the next may come, while the door is open
            }
        }
    }

    private int port() {
        var url = target.url();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }

    private void asks(Socket client, Socket server, AtomicBoolean delayed) {
        try (client; server) {
            var in = client.getInputStream();
            var out = server.getOutputStream();
            var bytes = new byte[BUFFER];
            boolean meant = false;
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                var said = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
                meant |= said.contains(word);
                boolean breaks = meant && commit != Commit.PASSES && said.contains("COMMIT");
                if (breaks && commit != Commit.REACHES_IT_AND_ITS_ANSWER_IS_LATE) {
                    cut(client, server, out, commit == Commit.IS_LOST ? new byte[0] : Arrays.copyOf(bytes, read));
                    return;
                }
                if (breaks) {
                    commit = Commit.PASSES;
                    delayed.set(true);
                }
                out.write(bytes, 0, read);
                meant &= !said.contains("COMMIT");
            }
        } catch (IOException ended) {
            return;
        }
    }

    /** What goes to the server last is answered to nobody. */
    private void cut(Socket client, Socket server, OutputStream out, byte[] last) throws IOException {
        commit = Commit.PASSES;
        down = downAfter;
        client.close();
        out.write(last);
        out.flush();
        server.shutdownOutput();
    }

    private void answers(Socket server, Socket client, AtomicBoolean delayed) {
        try (var in = server.getInputStream()) {
            var out = client.getOutputStream();
            var bytes = new byte[BUFFER];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (delayed.getAndSet(false)) {
                    late.acquireUninterruptibly();
                }
                out.write(bytes, 0, read);
            }
            client.shutdownOutput();
        } catch (IOException ended) {
            drain(server);
        }
    }

    private static void drain(Socket socket) {
        try {
            InputStream rest = socket.getInputStream();
            rest.skipNBytes(Long.MAX_VALUE);
        } catch (IOException ended) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
