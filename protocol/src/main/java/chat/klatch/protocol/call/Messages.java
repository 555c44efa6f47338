package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import java.util.List;

/** A part of a room's messages, as {@code page}. */
@Wire
public record Messages(RoomId room, long rev, List<Message> messages, boolean more, boolean newer) {
    public Messages {
        Limits.integer("rev", rev);
        messages = Limits.atMost("messages", messages, Limits.PAGE);
    }
}
