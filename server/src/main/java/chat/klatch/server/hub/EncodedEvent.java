package chat.klatch.server.hub;

import java.nio.ByteBuffer;
import java.util.List;

/** One event, or several as one array, as it goes over every wire: encoded once, never changed. */
public final class EncodedEvent {
    private final byte[] utf8;
    private final int edge;

    /** Takes the array over: the caller must not change it. */
    public EncodedEvent(byte[] utf8) {
        this(utf8, 0);
    }

    private EncodedEvent(byte[] utf8, int edge) {
        this.utf8 = utf8;
        this.edge = edge;
    }

    /** Several as one, in their order; at least one. */
    static EncodedEvent all(List<EncodedEvent> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int size = parts.stream().mapToInt(part -> part.bytes() + 1).sum() + 1;
        var array = ByteBuffer.allocate(size);
        parts.forEach(part -> part.into(array.put(array.position() == 0 ? (byte) '[' : (byte) ',')));
        return new EncodedEvent(array.put((byte) ']').array(), 1);
    }

    /** How much it takes inside an array. */
    int bytes() {
        return utf8.length - 2 * edge;
    }

    /** Puts it where it stands beside others: an array without its brackets. */
    void into(ByteBuffer buffer) {
        buffer.put(utf8, edge, bytes());
    }

    /** A view of its own for one wire, which moves positions and changes no byte. */
    ByteBuffer alone() {
        return ByteBuffer.wrap(utf8);
    }
}
