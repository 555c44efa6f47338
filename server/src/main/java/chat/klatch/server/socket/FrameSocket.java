package chat.klatch.server.socket;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.Limits;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.hub.EncodedEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Utf8StringBuilder;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Between Jetty's frames and a {@link Connection}: puts fragments together within the limit, answers pings, and asks
 * for the next frame only when the connection is ready for it. Frames come one at a time.
 */
final class FrameSocket implements FrameHandler, Line {
    private static final int CUT = 1006;
    private static final int MOST_AT_ONCE = 4;
    private static final long CALM_NANOS = 10_000_000;
    private final Sockets sockets;
    private final String address;
    private final @Nullable Access granted;
    private final Connection connection;
    private final AtomicBoolean wanting = new AtomicBoolean();
    private final Outlet outlet;
    private @Nullable CoreSession session;
    private @Nullable Utf8StringBuilder partial;
    private int partialBytes;
    private long demandedAt;
    private int atOnce;

    /**
     * @param id
     *            the request's that asked for this socket: it names the connection in logs
     * @param address
     *            the client's
     * @param granted
     *            the access that came with the upgrade; null where the first frame must bring one
     */
    FrameSocket(Sockets sockets, String id, String address, @Nullable Access granted) {
        this.sockets = sockets;
        this.address = address;
        this.granted = granted;
        connection = new Connection(sockets, this, id);
        outlet = new Outlet(connection.queue());
    }

    private CoreSession session() {
        var open = session;
        if (open == null) {
            throw new IllegalStateException("the socket is not open yet");
        }
        return open;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        outlet.open((WebSocketCoreSession) opened);
        callback.succeeded();
        sockets.opened(connection, address, granted);
        demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        connection.heard();
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> text(frame);
            case OpCode.BINARY -> connection.close(CloseCode.NOT_TEXT);
            case OpCode.PING -> {
                var pong = new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload()));
                callback.succeeded();
                outlet.pass(pong, this::demand); // who pings and takes no pong is read no further: so one waits
                return;
            }
            default -> {
                // a pong was heard, which is all it is for; a close is answered by Jetty
            }
        }
        callback.succeeded();
        if (frame.getOpCode() != OpCode.CLOSE) {
            demand();
        }
    }

    private void text(Frame frame) {
        partialBytes += frame.getPayloadLength();
        if (partialBytes > Limits.FRAME_BYTES) {
            throw new MessageTooLargeException("a message takes at most " + Limits.FRAME_BYTES + " bytes");
        }
        var builder = partial == null ? new Utf8StringBuilder() : partial;
        partial = builder;
        builder.append(frame.getPayload());
        if (frame.isFin()) {
            var text = builder.takeCompleteString(BadPayloadException.InvalidUtf8::new);
            partial = null;
            partialBytes = 0;
            connection.received(text);
        }
    }

    /**
     * Who sends faster than they are read is read on a thread of the pool: the one that finds frames is everybody's.
     */
    private void demand() {
        wanting.set(true);
        long now = System.nanoTime();
        atOnce = now - demandedAt < CALM_NANOS ? atOnce + 1 : 0;
        demandedAt = now;
        if (atOnce < MOST_AT_ONCE) {
            resume();
        } else {
            atOnce = 0;
            ((WebSocketCoreSession) session()).getConnection().getExecutor().execute(this::resume);
        }
    }

    @Override
    public void resume() {
        if (connection.ready() && wanting.compareAndSet(true, false)) {
            session().demand();
        }
    }

    @Override
    public void write(EncodedEvent message) {
        outlet.write(message);
    }

    @Override
    public void ping() {
        outlet.pass(new Frame(OpCode.PING));
    }

    @Override
    public void close(CloseCode code) {
        outlet.pass(new CloseStatus(code.code()).toFrame());
    }

    @Override
    public void cut() {
        connection.cutAs(CloseCode.SLOW_READER);
        abort();
    }

    @Override
    public void abort() {
        session().abort();
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        sockets.ended(connection, cause instanceof CloseException said ? said.getStatusCode() : CUT);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        sockets.ended(connection, status.getCode());
        callback.succeeded();
    }
}
