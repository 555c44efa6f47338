package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.HotStatement;
import chat.klatch.server.storage.HotStatement.Column;
import chat.klatch.server.storage.JsonArray;
import chat.klatch.server.storage.Tables;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who belongs to which room, and as what. Asks nobody's leave: that is {@link RoomAccess}'s. */
public final class Memberships {
    /** Somebody's place in a room; in a direct room {@code shown} where they asked for it themselves. */
    record Seat(RoomRole role, boolean shown) {
    }

    private static final String SEATS = """
            select member.room, member.user, role, shown from unnest(?, ?) as asked (room, person)
            join member on member.room = asked.room and member.user = asked.person""";
    private static final String SEAT = "select role, shown from member where room = ? and member.user = ?";

    private Memberships() {
    }

    private static MemberTable table(Handle handle) {
        return Tables.of(handle, MemberTable.class);
    }

    static Optional<Seat> seat(Handle handle, RoomId room, UserId user) {
        return HotStatement.of(handle, SEAT).first(row -> new Seat(row.constant(1, RoomRole.class), row.flag(2)), room,
                user);
    }

    /** The seats of those who have one; the database must be {@link chat.klatch.server.storage.Remote}. */
    static Map<Writer, Seat> seats(Handle handle, Collection<Writer> asked) {
        return HotStatement.of(handle, SEATS)
                .all(row -> Map.entry(new Writer(new UserId(row.text(2)), new RoomId(row.text(1))),
                        new Seat(row.constant(3, RoomRole.class), row.flag(4))),
                        Column.of("text", asked, one -> one.room().value()),
                        Column.of("text", asked, one -> one.user().value()))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Makes somebody a member; false where they are one. */
    public static boolean admit(Handle handle, RoomId room, UserId user, RoomRole role, Instant at) {
        return table(handle).add(room, user, role, at, true);
    }

    /** Makes somebody one of a direct room's people, who sees it from its first message, or when they ask for it. */
    public static void seat(Handle handle, RoomId room, UserId user, Instant at) {
        var _ = table(handle).add(room, user, RoomRole.MEMBER, at, false);
    }

    /** Lets one of a direct room's people see it; false where they do already. */
    public static boolean show(Handle handle, RoomId room, UserId user) {
        return table(handle).show(room, user);
    }

    public static Set<UserId> of(Handle handle, RoomId room) {
        return table(handle).members(room);
    }

    /** The role that somebody was given; nothing where they are no member. */
    public static Optional<RoomRole> role(Handle handle, RoomId room, UserId user) {
        return seat(handle, room, user).map(Seat::role);
    }

    public static void setRole(Handle handle, RoomId room, UserId user, RoomRole role) {
        table(handle).setRole(room, user, role);
    }

    /** Those of the users who are members. */
    public static Set<UserId> among(Handle handle, RoomId room, Collection<UserId> users) {
        return table(handle).among(room, JsonArray.of(users));
    }

    /** The rooms that somebody is a member of. */
    public static Set<RoomId> rooms(Handle handle, UserId user) {
        return table(handle).rooms(user);
    }

    /** The rooms of which somebody was made an owner. */
    public static Set<RoomId> owned(Handle handle, UserId user) {
        return table(handle).owned(user);
    }

    /** Whether the room makes no noise for a member; false where that is so already. */
    public static boolean mute(Handle handle, RoomId room, UserId user, boolean muted) {
        return table(handle).mute(room, user, muted);
    }

    /** Ends a membership; false where there is none. */
    public static boolean end(Handle handle, RoomId room, UserId user) {
        return table(handle).remove(room, user);
    }

    /** Ends all memberships of a room that goes. */
    public static void forget(Handle handle, RoomId room) {
        table(handle).removeAll(room);
    }
}
