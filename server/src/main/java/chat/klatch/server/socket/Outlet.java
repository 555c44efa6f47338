package chat.klatch.server.socket;

import chat.klatch.server.hub.EncodedEvent;
import chat.klatch.server.hub.SendQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one socket. A short message is one call of the operating system, header and all, past Jetty's queue of
 * frames; what is long goes through that in fragments, so that on a slow line there is progress to be seen, and so do
 * control frames. Never both at once, so no frame is cut into another; only a close that Jetty decides on by itself may
 * meet a message that is stuck, and then the connection is cut instead. Any number of threads; one message at a time.
 */
final class Outlet {
    /** A control frame, and what follows when it went out or never will. */
    private record Control(Frame frame, Runnable then) {
    }

    private static final int FRAGMENT_BYTES = 16 * 1024;
    private final SendQueue queue;
    private @Nullable WebSocketCoreSession session;
    private int passing; // how many frames Jetty has
    private boolean direct; // a message goes out past Jetty
    private List<Control> later = List.of(); // what must not be cut into that

    /**
     * @param queue
     *            told when a message went out, or never will
     */
    Outlet(SendQueue queue) {
        this.queue = queue;
    }

    /** The socket is open; the first call of all. */
    void open(WebSocketCoreSession opened) {
        session = opened;
    }

    private WebSocketCoreSession session() {
        var open = session;
        if (open == null) {
            throw new IllegalStateException("the socket is not open yet");
        }
        return open;
    }

    /** Writes one message without blocking; only when the one before is done. */
    void write(EncodedEvent message) {
        var frame = message.frame();
        if (frame.remaining() <= FRAGMENT_BYTES && takeDirect()) {
            writeDirect(frame);
        } else {
            write(OpCode.TEXT, message.text());
        }
    }

    private synchronized boolean takeDirect() {
        direct = passing == 0 && session().isOutputOpen();
        return direct;
    }

    private void writeDirect(ByteBuffer frame) {
        var line = session().getConnection().getEndPoint();
        try {
            if (line.flush(frame)) {
                writtenDirect();
            } else {
                line.write(Callback.from(this::writtenDirect, _ -> lost()), frame);
            }
        } catch (IOException _) {
            lost();
        }
    }

    private void writtenDirect() {
        List<Control> waiting;
        synchronized (this) {
            direct = false;
            waiting = later;
            later = List.of();
        }
        waiting.forEach(this::pass);
        queue.written();
    }

    private void write(byte opCode, ByteBuffer rest) {
        int length = Math.min(FRAGMENT_BYTES, rest.remaining());
        var frame = new Frame(opCode, rest.slice(rest.position(), length));
        rest.position(rest.position() + length);
        frame.setFin(!rest.hasRemaining());
        synchronized (this) {
            passing++;
        }
        send(frame, frame.isFin() ? queue::written : () -> {
            queue.progressed();
            write(OpCode.CONTINUATION, rest);
        }, this::lost);
    }

    /** Sends a control frame as soon as it cannot cut into a message; what becomes of it is of no interest. */
    void pass(Frame control) {
        pass(control, () -> {
        });
    }

    /**
     * The same.
     *
     * @param then
     *            called once, when the frame went out or never will: from any thread, also before this returns
     */
    void pass(Frame control, Runnable then) {
        pass(new Control(control, then));
    }

    private void pass(Control control) {
        synchronized (this) {
            if (direct) {
                later = new ArrayList<>(later); // a pong, a ping and a close at most
                later.add(control);
                return;
            }
            passing++;
        }
        send(control.frame, control.then, control.then);
    }

    private void send(Frame frame, Runnable done, Runnable failed) {
        session().sendFrame(frame, Callback.from(() -> {
            passed();
            done.run();
        }, _ -> {
            passed();
            failed.run();
        }), false);
    }

    private synchronized void passed() {
        passing--;
    }

    /** A connection that misses a frame is none: its client comes back and asks for what it missed. */
    private void lost() {
        if (session().isOutputOpen()) {
            session().abort();
        }
        queue.written();
    }
}
