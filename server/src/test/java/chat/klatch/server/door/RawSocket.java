package chat.klatch.server.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * A connection of bytes, for what no decent client sends or leaves out: it answers no ping and no close by itself, and
 * reads nothing that it is not asked to read. One test thread.
 */
public final class RawSocket implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /** One frame as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Frame(boolean fin, int opcode, byte[] payload) {
        public String text() {
            return new String(payload, UTF_8);
        }

        /** The code of a close frame; 1005 where it has none. */
        public int code() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final int SMALL_BUFFER_BYTES = 4 * 1024;
    private final Socket socket = new Socket();
    private final DataInputStream in;

    private RawSocket(TestServer server, boolean narrow) throws IOException {
        if (narrow) {
            socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        }
        socket.setSoTimeout(Math.toIntExact(Await.BOUND.toMillis()));
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        in = new DataInputStream(socket.getInputStream());
    }

    public static RawSocket open(TestServer server) {
        return open(server, false);
    }

    private static RawSocket open(TestServer server, boolean narrow) {
        try {
            return new RawSocket(server, narrow);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** The same where next to nothing fits into the machine between: what is not read waits at the server. */
    public static RawSocket narrow(TestServer server) {
        return open(server, true);
    }

    /** A socket that their token has opened. */
    public static RawSocket open(Person person) {
        return open(person, false);
    }

    /** The same where next to nothing fits into the machine between: what is not read waits at the server. */
    public static RawSocket narrow(Person person) {
        return open(person, true);
    }

    private static RawSocket open(Person person, boolean narrow) {
        var raw = open(person.server(), narrow);
        var head = raw.upgrade("Authorization: Bearer " + person.token(), "Sec-WebSocket-Protocol: klatch.v1");
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(head);
        }
        return raw;
    }

    /** Asks for a WebSocket with these header lines besides the ones that every such request has; the answer's head. */
    public String upgrade(String... lines) {
        return request("GET /ws HTTP/1.1", """
                Host: 127.0.0.1:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13
                %s""".formatted(socket.getPort(), String.join("\n", lines)));
    }

    /** Sends a request to the letter; the answer's head. */
    public String request(String line, String headers) {
        write((line + "\n" + headers.strip() + "\n\n").replace("\n", "\r\n").getBytes(ISO_8859_1));
        return head();
    }

    /** The head of an answer: its lines up to the empty one. */
    public String head() {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            bytes.write(attempt(in::readUnsignedByte));
        }
        return bytes.toString(ISO_8859_1);
    }

    /** What follows until the server ends the connection. */
    public String rest() {
        return new String(attempt(in::readAllBytes), UTF_8);
    }

    public RawSocket text(String text) {
        return frame(true, TEXT, text.getBytes(UTF_8));
    }

    public RawSocket frame(boolean fin, int opcode, byte[] payload) {
        write(masked((fin ? FIN : 0) | opcode, payload));
        return this;
    }

    private static ByteBuffer masked(int first, byte[] payload) {
        var bytes = header(first, MASKED, payload.length).put(MASK);
        for (int i = 0; i < payload.length; i++) {
            bytes.put((byte) (payload[i] ^ MASK[i % MASK.length]));
        }
        return bytes.flip();
    }

    /** So many frames of this text, to be written at once. */
    static byte[] repeated(int opcode, String text, int count) {
        var one = masked(FIN | opcode, text.getBytes(UTF_8));
        var all = ByteBuffer.allocate(one.remaining() * count);
        for (int i = 0; i < count; i++) {
            all.put(one.duplicate());
        }
        return all.array();
    }

    /** A frame against RFC 6455: a client must mask. */
    public RawSocket unmasked(int opcode, byte[] payload) {
        write(header(FIN | opcode, 0, payload.length).put(payload).flip());
        return this;
    }

    private static ByteBuffer header(int first, int masked, int length) {
        int extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
        var bytes = ByteBuffer.allocate(2 + extended + (masked == 0 ? 0 : MASK.length) + length);
        bytes.put((byte) first);
        switch (extended) {
            case 0 -> bytes.put((byte) (masked | length));
            case 2 -> bytes.put((byte) (masked | 126)).putShort((short) length);
            default -> bytes.put((byte) (masked | 127)).putLong(length);
        }
        return bytes;
    }

    private void write(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        write(bytes);
    }

    public void write(byte[] bytes) {
        attempt(() -> {
            socket.getOutputStream().write(bytes);
            return bytes.length;
        });
    }

    /** The next frame of any kind. */
    public Frame read() {
        int first = attempt(in::readUnsignedByte);
        int length = attempt(in::readUnsignedByte);
        long bytes = length < 126
                ? length
                : length == 126 ? attempt(in::readUnsignedShort) : attempt(in::readLong);
        return new Frame((first & FIN) != 0, first & 15, attempt(() -> in.readNBytes(Math.toIntExact(bytes))));
    }

    /** Reads on to the next frame of this kind. */
    public Frame read(int opcode) {
        var frame = read();
        while (frame.opcode() != opcode) {
            frame = read();
        }
        return frame;
    }

    /** Reads on to the close and says its code. */
    public int closed() {
        return read(CLOSE).code();
    }

    /** Reads on until the connection ends without a close frame or after one; how many bytes came. */
    public long ended() {
        long bytes = 0;
        try {
            while (in.read() >= 0) {
                bytes++;
            }
        } catch (IOException cut) {
            return cut instanceof java.net.SocketTimeoutException ? -1 : bytes;
        }
        return bytes;
    }

    @Override
    public void close() {
        attempt(() -> {
            socket.close();
            return true;
        });
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(Attempt<T> what) {
        try {
            return what.run();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
