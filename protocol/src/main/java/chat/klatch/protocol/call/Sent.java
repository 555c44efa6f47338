package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomId;

/** A message that was posted over HTTP is on disk, as {@code ack}. */
@Wire
public record Sent(RoomId room, long seq, long rev, long at, boolean dup) {
    public Sent {
        Limits.integer("seq", seq);
        Limits.integer("rev", rev);
        Limits.integer("at", at);
    }
}
