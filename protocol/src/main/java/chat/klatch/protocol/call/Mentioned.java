package chat.klatch.protocol.call;

import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;

/** A message that mentions this user, and its room. */
public record Mentioned(RoomId room, Message message) {
}
