package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Room;

/** The full current state of one room that this user can see. */
@Wire("room")
public record RoomChanged(Room room) implements Notice {
}
