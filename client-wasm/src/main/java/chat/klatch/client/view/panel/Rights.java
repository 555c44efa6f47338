package chat.klatch.client.view.panel;

import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do in a room, as the server has it ({@code access.RoomAccess}): nobody is shown what is refused.
 */
record Rights(boolean direct, boolean moderates, boolean owns, boolean deletes, boolean archived, boolean member) {
    static Rights of(User me, Room room) {
        boolean direct = room.kind() == RoomKind.DIRECT;
        boolean rules = me.role() != PlaceRole.MEMBER;
        boolean owner = room.role() == RoomRole.OWNER;
        boolean moderator = owner || room.role() == RoomRole.MODERATOR;
        return new Rights(direct, !direct && (moderator || rules), !direct && (owner || rules),
                !direct && (owner || me.role() == PlaceRole.OWNER), room.archived(), direct || room.role() != null);
    }

    /** To name the room and say who is in it. */
    boolean changes() {
        return moderates && !archived;
    }

    /** To give or take this role, or to remove who has it. */
    boolean gives(@Nullable RoomRole role) {
        return changes() && (role != RoomRole.OWNER || owns);
    }
}
