package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;

/** Ends this connection's subscription; membership stays. */
@Wire("leave")
public record Leave(RequestId id, RoomId room) implements Request {
}
