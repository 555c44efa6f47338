package chat.klatch.server.rooms;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.People;
import chat.klatch.server.log.Head;
import chat.klatch.server.messages.Marker;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.storage.Cursor;
import chat.klatch.server.storage.Part;
import chat.klatch.server.storage.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rooms as one user sees them: with {@link RoomListQueries} the one class that reads over the tables of several nouns,
 * and writes none. Any number of threads.
 */
public final class RoomList {
    private static final UserId OUTSIDER = new UserId("-");
    private final ReadMarkers markers;

    public RoomList(ReadMarkers markers) {
        this.markers = markers;
    }

    /** The room as this user sees it; nothing where they do not. */
    public Optional<Room> one(Handle handle, UserId user, RoomId room) {
        return Tables.of(handle, RoomListQueries.class).one(user, room, false).map(row -> room(handle, user, row));
    }

    /** The room as everybody sees it who is no member; nothing where only members see it. */
    public Optional<Room> fromOutside(Handle handle, RoomId room) {
        return one(handle, OUTSIDER, room);
    }

    /** The same, where the room's head is not written yet. */
    Optional<Room> fromOutside(Handle handle, RoomId room, Head head) {
        return fromOutside(handle, room).map(seen -> new Room(seen.id(), seen.name(), seen.kind(), seen.topic(),
                head.rev(), head.seq(), head.seq(), 0, 0, seen.members(), seen.role(), seen.archived(), seen.muted(),
                seen.users()));
    }

    /**
     * The most recently active first; {@code mine} for those that the user is a member of; {@code after} as the part
     * before said.
     */
    public Part<Room> some(Handle handle, UserId user, boolean mine, String q, @Nullable String after, int limit) {
        var from = Cursor.after(after);
        long at = from.number(Long.MAX_VALUE);
        var rows = Tables.of(handle, RoomListQueries.class).some(user, mine, q.toLowerCase(Locale.ROOT), at,
                after == null ? Cursor.LAST : from.id(), limit + 1);
        return Part.of(rows, limit, row -> new Cursor(String.valueOf(row.at().toEpochMilli()), row.id().value()))
                .map(row -> room(handle, user, row));
    }

    private Room room(Handle handle, UserId user, RoomListQueries.Row row) {
        var marker = row.role() == null ? new Marker(row.seq(), 0, 0) : markers.of(handle, row.id(), user);
        boolean direct = row.kind() == RoomKind.DIRECT;
        return new Room(row.id(), row.name(), row.kind(), row.topic(), row.rev(), row.seq(), marker.seq(),
                marker.unread(), marker.mentions(), row.members(), direct ? null : role(handle, user, row),
                row.archived(), row.muted(), direct ? others(handle, user, row.id()) : null);
    }

    private static @Nullable RoomRole role(Handle handle, UserId user, RoomListQueries.Row row) {
        boolean heir = row.role() != null && !row.owned()
                && Tables.of(handle, RoomListQueries.class).heir(row.id()).filter(user::equals).isPresent();
        return heir ? RoomRole.OWNER : row.role();
    }

    private static List<User> others(Handle handle, UserId user, RoomId room) {
        return List.copyOf(People.users(handle, Tables.of(handle, RoomListQueries.class).others(room, user)).values());
    }

    /** A part of a room's people, by name. */
    Part<RoomListQueries.Seat> members(Handle handle, RoomId room, String q, @Nullable String after, int limit) {
        var from = Cursor.after(after);
        var rows = Tables.of(handle, RoomListQueries.class).members(room, q.toLowerCase(Locale.ROOT), from.key(),
                from.id(),
                limit + 1);
        return Part.of(rows, limit, row -> new Cursor(row.folded(), row.user().value()));
    }

    /** The roles of a room's people as they count; a direct room knows none. */
    Function<RoomListQueries.Seat, @Nullable RoomRole> roles(Handle handle, RoomId room) {
        boolean direct = Tables.of(handle, RoomTable.class).one(room).filter(row -> row.kind() == RoomKind.DIRECT)
                .isPresent();
        var heir = heir(handle, room);
        return seat -> direct
                ? null
                : heir.filter(seat.user()::equals).isPresent() ? RoomRole.OWNER : seat.role();
    }

    /** Who is owner where all owners are disabled. */
    Optional<UserId> heir(Handle handle, RoomId room) {
        var queries = Tables.of(handle, RoomListQueries.class);
        return queries.owners(room).isEmpty() ? queries.heir(room) : Optional.empty();
    }
}
