package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;

/** The subscription has ended. */
@Wire("left")
public record Left(RequestId re, RoomId room) implements Answer {
}
