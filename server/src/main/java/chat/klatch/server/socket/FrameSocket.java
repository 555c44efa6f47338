package chat.klatch.server.socket;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.Limits;
import chat.klatch.server.accounts.Access;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Utf8StringBuilder;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Between Jetty's frames and a {@link Connection}: puts fragments together within the limit, answers pings, and asks
 * for the next frame only when this one was handled and there is room for what it may cause. Frames come one at a time.
 */
final class FrameSocket implements FrameHandler, Line {
    private final Sockets sockets;
    private final @Nullable Access granted;
    private final Connection connection;
    private final AtomicBoolean paused = new AtomicBoolean();
    private @Nullable CoreSession session;
    private @Nullable Utf8StringBuilder partial;
    private int partialBytes;

    /**
     * @param granted
     *            the access that came with the upgrade; null where the first frame must bring one
     */
    FrameSocket(Sockets sockets, @Nullable Access granted) {
        this.sockets = sockets;
        this.granted = granted;
        connection = new Connection(sockets, this);
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
        sockets.opened(connection);
        if (granted != null) {
            connection.admit(granted, null, true);
        }
        callback.succeeded();
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        connection.heard();
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> text(frame);
            case OpCode.BINARY -> connection.close(CloseCode.NOT_TEXT);
            case OpCode.PING -> session().sendFrame(new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload())),
                    Callback.NOOP, false);
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

    /** Reads on, unless so much waits for this client that it shall not cause more. */
    private void demand() {
        if (!connection.queue().full()) {
            session().demand();
            return;
        }
        paused.set(true);
        if (!connection.queue().full()) {
            resume();
        }
    }

    @Override
    public void resume() {
        if (paused.compareAndSet(true, false)) {
            session().demand();
        }
    }

    @Override
    public void write(ByteBuffer text, Runnable done) {
        session().sendFrame(new Frame(OpCode.TEXT, text), Callback.from(done, _ -> lost(done)), false);
    }

    /** A connection that misses a frame is none: its client comes back and asks for what it missed. */
    private void lost(Runnable done) {
        if (session().isOutputOpen()) {
            session().abort();
        }
        done.run();
    }

    @Override
    public void ping() {
        session().sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
    }

    @Override
    public void close(CloseCode code) {
        session().close(code.code(), null, Callback.NOOP);
    }

    @Override
    public void cut() {
        session().abort();
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        sockets.ended(connection);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        sockets.ended(connection);
        callback.succeeded();
    }
}
