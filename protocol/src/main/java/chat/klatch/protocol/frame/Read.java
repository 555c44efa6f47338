package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomId;

/** Moves this user's read marker: up, or where {@code back} is true also down. */
@Wire("read")
public record Read(RoomId room, long seq, @Sparse boolean back) implements Signal {
    public Read {
        Limits.integer("seq", seq);
    }
}
