package chat.klatch.server.rooms;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.messages.Marker;
import chat.klatch.server.messages.ReadMarkers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Rooms as one user sees them: the one class that reads over the tables of several nouns, and writes none. Any number
 * of threads.
 */
public final class RoomList {
    record Row(RoomId id, String name, RoomKind kind, String topic, boolean archived, long rev, long seq, Instant at,
            @Nullable RoomRole role, boolean muted, int members) {
    }

    @RegisterConstructorMapper(Row.class)
    interface RoomQueries {
        String SEEN = """
                select room.id, room.name, room.kind, room.topic, room.archived,
                       coalesce(head.rev, 0) as rev, coalesce(head.seq, 0) as seq, coalesce(head.at, 0) as at,
                       member.role, coalesce(member.muted, 0) as muted,
                       (select count(*) from member as other where other.room = room.id) as members
                from room
                left join head on head.room = room.id
                left join member on member.room = room.id and member.user = :user
                where (member.user is not null or (room.kind = 'public' and not :mine))
                """;

        @SqlQuery(SEEN + " and room.id = :room")
        Optional<Row> one(UserId user, RoomId room, boolean mine);

        @SqlQuery(SEEN + """
                and instr(lower(room.name), lower(:q)) > 0
                and (coalesce(head.at, 0), room.id) < (:at, :id)
                order by coalesce(head.at, 0) desc, room.id desc limit :limit""")
        List<Row> some(UserId user, boolean mine, String q, Instant at, String id, int limit);
    }

    /** A part of the list, and where it goes on. */
    public record Part(List<Room> rooms, @Nullable String next) {
    }

    private static final String LAST = "~";
    private final ReadMarkers markers;

    public RoomList(ReadMarkers markers) {
        this.markers = markers;
    }

    /** The room as this user sees it; nothing where they do not. */
    public Optional<Room> one(Handle handle, UserId user, RoomId room) {
        return handle.attach(RoomQueries.class).one(user, room, false).map(row -> room(handle, user, row));
    }

    /**
     * The most recently active first; {@code mine} for those that the user is a member of; {@code after} as the part
     * before said.
     */
    public Part some(Handle handle, UserId user, boolean mine, String q, @Nullable String after, int limit) {
        long at = after == null ? Long.MAX_VALUE : Long.parseLong(after.substring(0, after.indexOf('.')));
        var id = after == null ? LAST : after.substring(after.indexOf('.') + 1);
        var rows = handle.attach(RoomQueries.class).some(user, mine, q, Instant.ofEpochMilli(at), id, limit + 1);
        var kept = rows.subList(0, Math.min(limit, rows.size()));
        var next = kept.size() < rows.size() ? kept.getLast().at().toEpochMilli() + "." + kept.getLast().id() : null;
        return new Part(kept.stream().map(row -> room(handle, user, row)).toList(), next);
    }

    private Room room(Handle handle, UserId user, Row row) {
        var marker = row.role() == null ? new Marker(row.seq(), 0, 0) : markers.of(handle, row.id(), user);
        return new Room(row.id(), row.name(), row.kind(), row.topic(), row.rev(), row.seq(), marker.seq(),
                marker.unread(), marker.mentions(), row.members(), row.role(), row.archived(), row.muted(), null);
    }
}
