package chat.klatch.server.access;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Decides who may see and do what in a room; everyone asks here, on every frame, and the writer again at commit. What a
 * user may not see is not found. Any number of threads, each with a transaction of its own.
 */
public final class RoomAccess {
    private final Doors doors;

    public RoomAccess(Doors doors) {
        this.doors = doors;
    }

    /** Lets pass who may see the room: everybody where it is public, else its members. Says their role, if any. */
    public Optional<RoomRole> requireSee(Handle handle, UserId user, RoomId room) {
        var door = door(handle, room);
        var role = role(handle, user, room);
        if (door.kind() != RoomKind.PUBLIC && role.isEmpty()) {
            throw Refused.notFound();
        }
        return role;
    }

    /** Lets pass members of the room. */
    public void requireMember(Handle handle, UserId user, RoomId room) {
        if (requireSee(handle, user, room).isEmpty()) {
            throw new Refused(ErrorCode.FORBIDDEN, "Join the room first.");
        }
    }

    /** Lets pass members while the room is not archived. */
    public void requireWrite(Handle handle, UserId user, RoomId room) {
        requireMember(handle, user, room);
        if (door(handle, room).archived()) {
            throw new Refused(ErrorCode.READ_ONLY, "This room is archived.");
        }
    }

    /** Lets pass who may make themselves a member. */
    public void requireJoin(Handle handle, UserId user, RoomId room) {
        requireSee(handle, user, room);
        if (door(handle, room).archived()) {
            throw new Refused(ErrorCode.READ_ONLY, "This room is archived.");
        }
    }

    private Door door(Handle handle, RoomId room) {
        return doors.door(handle, room).orElseThrow(Refused::notFound);
    }

    private static Optional<RoomRole> role(Handle handle, UserId user, RoomId room) {
        return handle.attach(MemberTable.class).role(room, user);
    }

    /** Makes somebody a member; false where they are one. */
    public boolean admit(Handle handle, RoomId room, UserId user, RoomRole role, Instant at) {
        return handle.attach(MemberTable.class).add(room, user, role, at);
    }

    public Set<UserId> members(Handle handle, RoomId room) {
        return handle.attach(MemberTable.class).members(room);
    }
}
