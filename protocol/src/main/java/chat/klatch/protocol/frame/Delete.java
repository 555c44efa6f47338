package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;

/** Takes a message back, for everybody. */
@Wire("delete")
public record Delete(RequestId id, RoomId room, long seq) implements Request {
    public Delete {
        Limits.integer("seq", seq);
    }
}
