package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;

/** Puts one emoji on a message, or takes it off. */
@Wire("react")
public record React(RequestId id, RoomId room, long seq, String emoji, boolean on) implements Request {
    public React {
        Limits.integer("seq", seq);
        emoji = Limits.emoji("emoji", emoji);
    }
}
