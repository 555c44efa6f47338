package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/** What somebody wants to say, and where. */
public record Draft(RoomId room, MessageKey key, String text, @Nullable Long replyTo) {
}
