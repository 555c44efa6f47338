package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import java.util.List;

/** A part of a room's messages as they were at {@code rev}; {@code more} older and {@code newer} ones exist. */
@Wire("page")
public record Page(RequestId re, RoomId room, long rev, List<Message> messages, boolean more,
        boolean newer) implements Answer {
    public Page {
        Limits.integer("rev", rev);
        messages = Limits.atMost("messages", messages, Limits.PAGE);
    }
}
