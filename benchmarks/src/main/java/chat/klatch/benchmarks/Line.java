package chat.klatch.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection of the crowd. One thread at a time. */
final class Line implements AutoCloseable {
    private static final int HEAD_BYTES = 4_096;
    private static final long PATIENCE = 5_000_000_000L;
    private static final long LOOK_NANOS = 100_000;
    private final SocketChannel channel;
    private ByteBuffer in = ByteBuffer.allocate(HEAD_BYTES);

    private Line(SocketChannel channel) {
        this.channel = channel;
    }

    /** Opens a socket and signs it in. Blocks. */
    static Line open(Server server, String token) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.door()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var line = new Line(channel);
        line.write(ByteBuffer.wrap(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + server.door()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: klatch.v1\r\nAuthorization: Bearer " + token
                + "\r\n\r\n").getBytes(ISO_8859_1)));
        line.head();
        return line;
    }

    private void head() throws IOException {
        while (true) {
            int read = channel.read(in);
            var text = new String(in.array(), 0, in.position(), ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0 && text.startsWith("HTTP/1.1 101")) {
                in.flip().position(end + 4);
                in.compact();
                return;
            }
            if (read < 0 || end >= 0) {
                throw new IOException("no WebSocket: " + text);
            }
        }
    }

    SocketChannel channel() {
        return channel;
    }

    void say(String frame) throws IOException {
        write(Frames.masked(frame));
    }

    /** Answers a close frame with what it said. */
    void agree(byte[] close) throws IOException {
        write(Frames.close(close));
    }

    /** Also where the channel does not block, it waits for a server that does not read, but not for ever. */
    private void write(ByteBuffer bytes) throws IOException {
        long begun = System.nanoTime();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                if (System.nanoTime() - begun > PATIENCE) {
                    throw new IOException("The server does not read what is said to it.");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** Reads until a frame holds {@code words}. Blocks. */
    void await(String words) throws IOException {
        boolean[] heard = {false};
        while (!heard[0]) {
            read(payload -> heard[0] |= new String(payload, ISO_8859_1).contains(words));
        }
    }

    /** Reads once, and hands on each frame that is complete. */
    void read(Consumer<byte[]> frames) throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("The server has closed a connection.");
        }
        in.flip();
        for (var frame = Frames.next(in); frame != null; frame = Frames.next(in)) {
            frames.accept(frame);
        }
        in.compact();
        if (!in.hasRemaining()) {
            in = ByteBuffer.wrap(Arrays.copyOf(in.array(), 2 * in.capacity())).position(in.position());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
