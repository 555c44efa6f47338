package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomId;

/** This user's read marker moved, here or on another device. */
@Wire("read")
public record MarkerMoved(RoomId room, long seq, int unread, int mentions) implements Notice {
    public MarkerMoved {
        Limits.integer("seq", seq);
        Limits.integer("unread", unread);
        Limits.integer("mentions", mentions);
    }
}
