package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;

/** A message is new or has changed: exactly one rev of its room. */
@Wire("message")
public record Posted(RoomId room, Message message) implements Notice {
}
