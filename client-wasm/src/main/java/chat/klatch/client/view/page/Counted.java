package chat.klatch.client.view.page;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;

/**
 * What counts as new of a room, wherever that is told. Where one wants no news it is what is meant for one; in a direct
 * room, where all is, nothing.
 *
 * @param unread
 *            the messages
 * @param meant
 *            those of them that are meant for whoever reads
 */
public record Counted(int unread, int meant) {
    public static Counted of(Room room) {
        int unread = room.muted() ? 0 : room.unread();
        return new Counted(unread, room.kind() == RoomKind.DIRECT ? unread : room.mentions());
    }

    public boolean isAny() {
        return unread > 0 || meant > 0;
    }
}
