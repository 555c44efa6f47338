package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Room;

/** One room. */
@Wire
public record RoomAnswer(Room room) {
}
