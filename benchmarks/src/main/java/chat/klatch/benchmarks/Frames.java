package chat.klatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** As much of RFC 6455 as two programs need that trust each other. */
final class Frames {
    private static final int MASKED = 0x80;
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final byte[] NO_MASK = new byte[4];

    private Frames() {
    }

    /** A text frame as clients send it; its mask changes nothing, which servers cannot know. */
    static ByteBuffer masked(String text) {
        return frame(TEXT, text.getBytes(UTF_8), MASKED);
    }

    /** A text frame as servers send it. */
    static ByteBuffer plain(byte[] text) {
        return frame(TEXT, text, 0);
    }

    /** A client's answer to a close frame. */
    static ByteBuffer close(byte[] told) {
        return frame(CLOSE, told, MASKED);
    }

    private static ByteBuffer frame(int kind, byte[] text, int masked) {
        var buffer = ByteBuffer.allocate(text.length + 14).put((byte) kind);
        if (text.length < 126) {
            buffer.put((byte) (masked | text.length));
        } else {
            buffer.put((byte) (masked | 126)).putShort((short) text.length);
        }
        return (masked == 0 ? buffer : buffer.put(NO_MASK)).put(text).flip();
    }

    /**
     * The payload of the frame at the buffer's position, which moves behind it; {@code null} where not all of it is
     * there yet.
     */
    static byte @Nullable [] next(ByteBuffer buffer) {
        int start = buffer.position();
        if (buffer.remaining() < 2) {
            return null;
        }
        buffer.get();
        int second = buffer.get();
        int length = second & 127;
        int more = (length < 126 ? 0 : length == 126 ? 2 : 8) + (second < 0 ? NO_MASK.length : 0);
        if (buffer.remaining() >= more) {
            if (length == 126) {
                length = buffer.getShort() & 0xFFFF;
            } else if (length == 127) {
                length = Math.toIntExact(buffer.getLong());
            }
            if (second < 0) {
                buffer.getInt();
            }
            if (buffer.remaining() >= length) {
                var payload = new byte[length];
                buffer.get(payload);
                return payload;
            }
        }
        buffer.position(start);
        return null;
    }
}
