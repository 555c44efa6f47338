package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room as one user sees it; {@code role} is absent for a non-member and in a direct room, {@code users} are the
 * others of a direct room.
 */
public record Room(RoomId id, String name, RoomKind kind, String topic, long rev, long seq, long read, int unread,
        int mentions, int members, @Nullable RoomRole role, boolean archived, boolean muted,
        @Nullable List<User> users) {
    public Room {
        Limits.integer("rev", rev);
        Limits.integer("seq", seq);
        Limits.integer("read", read);
        Limits.integer("unread", unread);
        Limits.integer("mentions", mentions);
        Limits.integer("members", members);
        users = users == null ? null : Limits.atMost("users", users, Limits.OTHERS_PER_DIRECT_ROOM);
    }
}
