package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomId;

/** This user is writing in a room. */
@Wire("typing")
public record Typing(RoomId room) implements Signal {
}
