package chat.klatch.server.hub;

import java.nio.ByteBuffer;

/** One event as it goes over every wire: encoded once, never changed. */
public final class EncodedEvent {
    private final byte[] utf8;

    /** Takes the array over: the caller must not change it. */
    public EncodedEvent(byte[] utf8) {
        this.utf8 = utf8;
    }

    int bytes() {
        return utf8.length;
    }

    void into(ByteBuffer buffer) {
        buffer.put(utf8);
    }

    /** A view of its own for one wire: positions move. */
    ByteBuffer alone() {
        return ByteBuffer.wrap(utf8).asReadOnlyBuffer();
    }
}
