package chat.klatch.server.socket;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Command;
import chat.klatch.server.refusal.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one client said and is not handled yet: one message, of one to many frames, in order. Handling stops while too
 * much waits to be sent to this client, or too many of its changes wait for the disk, so it cannot ask itself to death
 * nor take the writer's whole queue, and moves to another thread before anything that may wait for the database. The
 * next message is read when this one is done. Any number of threads start it; one at a time handles.
 */
final class Inbox {
    private static final Duration BUSY_AGAIN = Duration.ofSeconds(2);
    private final Sockets sockets;
    private final Connection connection;
    private final AtomicBoolean handling = new AtomicBoolean();
    private volatile @Nullable Iterator<JsonNode> frames;

    Inbox(Sockets sockets, Connection connection) {
        this.sockets = sockets;
        this.connection = connection;
    }

    boolean empty() {
        return frames == null && idle();
    }

    /** Whether nothing is being handled; what begins after that sees first whether the connection is deaf. */
    boolean idle() {
        return !handling.get();
    }

    /** One whole text message; only when the one before is done. */
    void take(String text) {
        handling.set(true);
        try {
            var tree = parse(text);
            if (!tree.isArray()) {
                frames = List.of(tree).iterator();
            } else if (tree.isEmpty() || tree.size() > Limits.COMMANDS_PER_ARRAY || holdsList(tree)) {
                throw new Malformed("must hold 1 to " + Limits.COMMANDS_PER_ARRAY + " frames");
            } else {
                frames = tree.iterator();
            }
        } catch (Malformed malformed) {
            connection.refuse(null, malformed);
        }
        handle(false);
    }

    /** What is no JSON counts as one frame. */
    private JsonNode parse(String text) {
        int count = 1;
        try {
            var tree = sockets.json().parse(text);
            count = Math.max(1, tree.size() * (tree.isArray() ? 1 : 0));
            return tree;
        } finally {
            sockets.metrics().sockets().framesReceived(count);
        }
    }

    private static boolean holdsList(JsonNode frames) {
        for (JsonNode frame : frames) {
            if (frame.isArray()) {
                return true;
            }
        }
        return false;
    }

    /** Does {@code ask}, as if it had come as a frame, where it may wait; false where too much waits already. */
    boolean ask(Runnable ask) {
        handling.set(true);
        boolean taken = sockets.asks().offer(() -> {
            ask.run();
            handle(true);
        });
        handling.compareAndSet(true, taken);
        return taken;
    }

    /** Goes on where handling had stopped for want of space. */
    void goOn() {
        if (frames != null && !connection.full() && handling.compareAndSet(false, true)
                && !sockets.asks().offer(() -> handle(true))) {
            handling.set(false); // time will try again
        }
    }

    /**
     * Handles what is there, unless space runs out.
     *
     * @param mayWait
     *            whether this thread may wait for the database
     */
    private void handle(boolean mayWait) {
        var left = frames;
        while (left != null && left.hasNext() && !connection.deaf()) {
            if (connection.full()) {
                handling.set(false);
                goOn();
                return;
            }
            if (!handle(left.next(), mayWait)) {
                return;
            }
        }
        frames = null;
        handling.set(false);
        connection.handled();
    }

    /** Handles one frame; false where another thread goes on. */
    private boolean handle(JsonNode frame, boolean mayWait) {
        try {
            if (!connection.signedIn() && isOtherThanAuth(frame)) {
                throw new Refused(ErrorCode.UNAUTHENTICATED, "Sign this connection in first.");
            }
            var command = sockets.json().readCommand(frame);
            if (mayWait || !sockets.dispatcher().mayWait(command, connection)) {
                sockets.dispatcher().dispatch(command, connection);
                return true;
            }
            return !postpone(command, frame);
        } catch (RuntimeException refused) {
            refuse(frame, refused);
            return true;
        }
    }

    /** By its type alone: a stranger is not told what is wrong with a frame that is not for strangers. */
    private static boolean isOtherThanAuth(JsonNode frame) {
        return frame.path("type").isTextual() && !frame.path("type").textValue().equals("auth");
    }

    private boolean postpone(Command command, JsonNode frame) {
        boolean taken = sockets.asks().offer(() -> {
            handle(frame, true);
            handle(true);
        });
        if (!taken && command instanceof Auth) {
            connection.sendAway(CloseCode.BUSY, sockets.spread(BUSY_AGAIN));
        } else if (!taken) {
            throw Refused.until(ErrorCode.UNAVAILABLE, sockets.spread(BUSY_AGAIN), "Too busy right now.");
        }
        return taken;
    }

    private void refuse(JsonNode frame, RuntimeException refused) {
        connection.refuse(sockets.json().requestId(frame), refused);
    }
}
