package chat.klatch.server.hub;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One event, or several as one array, as it goes over every wire: encoded once, its frame's header too, and never
 * changed.
 */
public final class EncodedEvent {
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final byte LENGTH_16 = 126;
    private static final byte LENGTH_64 = 127;
    private static final int MOST_IN_16 = 0xFFFF;
    private final byte[] frame;
    private final int start;
    private final int edge;

    /**
     * @param utf8
     *            the event's JSON
     */
    public EncodedEvent(byte[] utf8) {
        this(framed(utf8.length), 0);
        System.arraycopy(utf8, 0, frame, start, utf8.length);
    }

    private EncodedEvent(byte[] frame, int edge) {
        this.frame = frame;
        start = headerBytes(frame[1]);
        this.edge = edge;
    }

    /** The header of an unmasked text frame (RFC 6455 §5.2), and space for its payload. */
    private static byte[] framed(int payloadBytes) {
        byte length = payloadBytes < LENGTH_16
                ? (byte) payloadBytes
                : payloadBytes <= MOST_IN_16 ? LENGTH_16 : LENGTH_64;
        var frame = new byte[headerBytes(length) + payloadBytes];
        var header = ByteBuffer.wrap(frame).put(FINAL_TEXT).put(length);
        switch (length) {
            case LENGTH_16 -> header.putShort((short) payloadBytes);
            case LENGTH_64 -> header.putLong(payloadBytes);
            default -> {
                // the length is said
            }
        }
        return frame;
    }

    private static int headerBytes(byte length) {
        return switch (length) {
            case LENGTH_16 -> 4;
            case LENGTH_64 -> 10;
            default -> 2;
        };
    }

    /** Several as one, in their order; at least one. */
    static EncodedEvent all(List<EncodedEvent> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var array = new EncodedEvent(framed(parts.stream().mapToInt(part -> part.bytes() + 1).sum() + 1), 1);
        int at = array.start;
        byte before = '[';
        for (EncodedEvent part : parts) {
            array.frame[at++] = before;
            System.arraycopy(part.frame, part.start + part.edge, array.frame, at, part.bytes());
            at += part.bytes();
            before = ',';
        }
        array.frame[at] = ']';
        return array;
    }

    /** How much it takes inside an array: without its brackets where it is one. */
    int bytes() {
        return frame.length - start - 2 * edge;
    }

    /** Its JSON: a view of its own for one wire, which moves positions and changes no byte. */
    public ByteBuffer text() {
        return ByteBuffer.wrap(frame, start, frame.length - start);
    }

    /** The same as one whole WebSocket text frame. */
    public ByteBuffer frame() {
        return ByteBuffer.wrap(frame);
    }
}
