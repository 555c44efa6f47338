package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import java.util.List;

/** Subscribed: what was missed up to {@code rev}; the next live frame of the room is {@code rev} + 1. */
@Wire("joined")
public record Joined(RequestId re, RoomId room, long rev, List<Message> messages, boolean reset, boolean more,
        int online, long read, int unread, int mentions) implements Answer {
    public Joined {
        Limits.integer("rev", rev);
        Limits.integer("read", read);
        Limits.integer("online", online);
        Limits.integer("unread", unread);
        Limits.integer("mentions", mentions);
        messages = Limits.atMost("messages", messages, Limits.RESUMED_MESSAGES);
    }
}
