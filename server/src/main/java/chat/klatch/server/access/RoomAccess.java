package chat.klatch.server.access;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.People;
import chat.klatch.server.refusal.Refused;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Decides who may see and do what in a room; everyone asks here, on every frame, and the writer again at commit. What a
 * user may not see is not found. The place's owner and admins see what any user sees; their rights hold in rooms that
 * they can see. Any number of threads, each with a transaction of its own.
 */
public final class RoomAccess {
    private record Standing(Door door, Optional<RoomRole> role) {
        boolean direct() {
            return door.kind() == RoomKind.DIRECT;
        }
    }

    private final Doors doors;

    public RoomAccess(Doors doors) {
        this.doors = doors;
    }

    /**
     * Lets pass who may see the room: everybody where it is public, else its members; a direct room from its first
     * message, or for who asked for it. Says the role that they were given, if any.
     */
    public Optional<RoomRole> requireSee(Handle handle, UserId user, RoomId room) {
        return standing(handle, user, room).role();
    }

    private Standing standing(Handle handle, UserId user, RoomId room) {
        return standing(door(handle, room), Memberships.seat(handle, room, user));
    }

    private static Standing standing(Door door, Optional<Memberships.Seat> seat) {
        boolean seen = switch (door.kind()) {
            case PUBLIC -> true;
            case PRIVATE -> seat.isPresent();
            case DIRECT -> seat.isPresent() && (door.started() || seat.get().shown());
        };
        if (!seen) {
            throw Refused.notFound();
        }
        return new Standing(door, seat.map(Memberships.Seat::role));
    }

    /** Lets pass members of the room. */
    public void requireMember(Handle handle, UserId user, RoomId room) {
        requireMember(standing(handle, user, room));
    }

    private static void requireMember(Standing standing) {
        if (standing.role().isEmpty()) {
            throw new Refused(ErrorCode.FORBIDDEN, "Join the room first.");
        }
    }

    /** Lets pass members while the room is not archived. */
    public void requireWrite(Handle handle, UserId user, RoomId room) {
        requireWrite(standing(handle, user, room));
    }

    /**
     * As {@link #requireWrite} for each of many, looked up at once and told of each by its own: what holds is how it
     * stands in this transaction now. The database must be {@link chat.klatch.server.storage.Remote}.
     */
    public Consumer<Writer> requireWrite(Handle handle, Set<Writer> asked) {
        var found = doors.doors(handle, asked.stream().map(Writer::room).collect(Collectors.toSet()));
        var seats = Memberships.seats(handle, asked);
        return writer -> {
            var door = found.get(writer.room());
            if (door == null) {
                throw Refused.notFound();
            }
            requireWrite(standing(door, Optional.ofNullable(seats.get(writer))));
        };
    }

    private static void requireWrite(Standing standing) {
        requireMember(standing);
        requireOpen(standing.door());
    }

    private static void requireOpen(Door door) {
        if (door.archived()) {
            throw new Refused(ErrorCode.READ_ONLY, "This room is archived.");
        }
    }

    /** Lets pass where the room is not archived. */
    public void requireOpen(Handle handle, RoomId room) {
        requireOpen(door(handle, room));
    }

    /** Lets pass the author of a message while they are a member. */
    public void requireEditMessage(Handle handle, UserId user, RoomId room, UserId author) {
        requireMember(handle, user, room);
        if (!author.equals(user)) {
            throw new Refused(ErrorCode.FORBIDDEN, "Only its author may change a message.");
        }
    }

    /** Lets pass the author of a message while they are a member, and who may moderate the room. */
    public void requireDeleteMessage(Handle handle, UserId user, RoomId room, UserId author) {
        var standing = standing(handle, user, room);
        boolean member = standing.role().isPresent();
        if (!(member && author.equals(user)) && !moderates(handle, user, room, standing)) {
            throw new Refused(ErrorCode.FORBIDDEN,
                    member ? "Only its author or a moderator may delete a message." : "Join the room first.");
        }
    }

    /** Lets pass who may make themselves a member, and members. */
    public void requireJoin(Handle handle, UserId user, RoomId room) {
        requireOpen(standing(handle, user, room).door());
    }

    /** Whether what others said is in the user's hands: the room's owner or moderator, the place's owner or admin. */
    public boolean mayModerate(Handle handle, UserId user, RoomId room) {
        return moderates(handle, user, room, standing(handle, user, room));
    }

    private boolean moderates(Handle handle, UserId user, RoomId room, Standing standing) {
        return role(handle, user, room, standing).filter(role -> role != RoomRole.MEMBER).isPresent()
                || rules(handle, user);
    }

    private static boolean rules(Handle handle, UserId user) {
        return People.role(handle, user).filter(role -> role != PlaceRole.MEMBER).isPresent();
    }

    /** The role that counts: where all owners are disabled, their heir is owner. */
    private Optional<RoomRole> role(Handle handle, UserId user, RoomId room, Standing standing) {
        boolean heir = standing.role().filter(role -> role != RoomRole.OWNER).isPresent() && !standing.direct()
                && doors.heir(handle, room).filter(user::equals).isPresent();
        return heir ? Optional.of(RoomRole.OWNER) : standing.role();
    }

    /** Lets pass who may archive the room, and take it out of the archive. */
    public void requireArchive(Handle handle, UserId user, RoomId room) {
        requireModerate(handle, user, room, standing(handle, user, room));
    }

    /** Lets pass who may name the room, and say who is in it, while it is not archived. */
    public void requireModerate(Handle handle, UserId user, RoomId room) {
        var standing = standing(handle, user, room);
        requireModerate(handle, user, room, standing);
        requireOpen(standing.door());
    }

    private void requireModerate(Handle handle, UserId user, RoomId room, Standing standing) {
        requireNotDirect(standing);
        if (!moderates(handle, user, room, standing)) {
            throw new Refused(ErrorCode.FORBIDDEN, "Only the room’s owner and moderators may do that.");
        }
    }

    private static void requireNotDirect(Standing standing) {
        if (standing.direct()) {
            throw new Refused(ErrorCode.FORBIDDEN, "A direct room is its people and stays as it is.");
        }
    }

    /**
     * Lets pass who may give and take {@code role}, or end the membership of who has it: as {@link #requireModerate},
     * and an owner is made and unmade by owners only, or by who rules the place. So nobody takes a room over.
     */
    public void requireGive(Handle handle, UserId user, RoomId room, RoomRole role) {
        requireModerate(handle, user, room);
        boolean owns = role(handle, user, room, standing(handle, user, room)).filter(RoomRole.OWNER::equals)
                .isPresent();
        if (role == RoomRole.OWNER && !owns && !rules(handle, user)) {
            throw new Refused(ErrorCode.FORBIDDEN, "Only an owner of the room may do that.");
        }
    }

    /** Lets go who is not the room's last owner. */
    public void requireLeave(Handle handle, UserId user, RoomId room) {
        var standing = standing(handle, user, room);
        requireNotDirect(standing);
        if (standing.role().isEmpty()) {
            throw Refused.notFound();
        }
        requireAnotherOwner(handle, user, room);
    }

    /** Lets pass where the room has an owner besides this one; who is none may go anyway. */
    public void requireAnotherOwner(Handle handle, UserId user, RoomId room) {
        if (doors.owners(handle, room).equals(Set.of(user))) {
            throw new Refused(ErrorCode.CONFLICT, "A room keeps one owner: make another first.");
        }
    }

    /** Lets pass who may delete the room: its owner, or the place's. */
    public void requireDelete(Handle handle, UserId user, RoomId room) {
        var standing = standing(handle, user, room);
        requireNotDirect(standing);
        boolean owns = role(handle, user, room, standing).filter(RoomRole.OWNER::equals).isPresent();
        if (!owns && People.role(handle, user).filter(PlaceRole.OWNER::equals).isEmpty()) {
            throw new Refused(ErrorCode.FORBIDDEN, "Only the room’s owner may delete it.");
        }
    }

    public RoomKind kind(Handle handle, RoomId room) {
        return door(handle, room).kind();
    }

    private Door door(Handle handle, RoomId room) {
        return doors.door(handle, room).orElseThrow(Refused::notFound);
    }

    /** Who belongs to the room. */
    public Set<UserId> members(Handle handle, RoomId room) {
        return Memberships.of(handle, room);
    }

    /** The rooms that somebody is a member of. */
    public Set<RoomId> rooms(Handle handle, UserId user) {
        return handle.attach(MemberTable.class).rooms(user);
    }
}
