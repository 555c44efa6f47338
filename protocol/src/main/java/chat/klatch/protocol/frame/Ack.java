package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;

/** The change is on disk; {@code dup} where it was already. */
@Wire("ack")
public record Ack(RequestId re, RoomId room, long seq, long rev, long at, boolean dup) implements Answer {
    public Ack {
        Limits.integer("seq", seq);
        Limits.integer("rev", rev);
        Limits.integer("at", at);
    }
}
