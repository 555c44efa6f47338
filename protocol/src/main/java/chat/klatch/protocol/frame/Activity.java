package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomId;

/** Something happened in a room of the user's that this connection has not joined. */
@Wire("activity")
public record Activity(RoomId room, long rev, long seq, int unread, int mentions) implements Notice {
    public Activity {
        Limits.integer("rev", rev);
        Limits.integer("seq", seq);
        Limits.integer("unread", unread);
        Limits.integer("mentions", mentions);
    }
}
