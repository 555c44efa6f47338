package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomId;

/** This user can no longer see the room. */
@Wire("gone")
public record Gone(RoomId room) implements Notice {
}
