package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.storage.HotStatement;
import chat.klatch.server.storage.HotStatement.Column;
import chat.klatch.server.storage.Remote;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL of heads. */
final class HeadTable {
    private static final String OF = "select rev, seq, at from head where room = ?";
    private static final String SET = """
            insert into head (room, rev, seq, at) values (?, ?, ?, ?)
            on conflict (room) do update set rev = excluded.rev, seq = excluded.seq, at = excluded.at""";
    private static final String OF_MANY = "select room, rev, seq, at from head where room = any (?)";
    private static final String SET_MANY = """
            insert into head (room, rev, seq, at) select * from unnest(?, ?, ?, ?)
            on conflict (room) do update set rev = excluded.rev, seq = excluded.seq, at = excluded.at""";
    private static final String REMOVE = "delete from head where room = ?";

    private HeadTable() {
    }

    static Optional<Head> of(Handle handle, RoomId room) {
        return HotStatement.of(handle, OF).first(
                row -> new Head(row.number(1), row.number(2), row.instant(3)), room);
    }

    /** Those of the rooms where anything was said; the database must be {@link Remote}. */
    static Map<RoomId, Head> of(Handle handle, Collection<RoomId> rooms) {
        return HotStatement.of(handle, OF_MANY)
                .all(row -> Map.entry(new RoomId(row.text(1)),
                        new Head(row.number(2), row.number(3), row.instant(4))),
                        Column.of("text", rooms, RoomId::value))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As {@link #set(Handle, RoomId, Head)} for each; the database must be {@link Remote}. */
    static void set(Handle handle, Map<RoomId, Head> heads) {
        HotStatement.of(handle, SET_MANY).write(Column.of("text", heads.keySet(), RoomId::value),
                Column.of("bigint", heads.values(), Head::rev), Column.of("bigint", heads.values(), Head::seq),
                Column.of("bigint", heads.values(), head -> head.at().toEpochMilli()));
    }

    static void set(Handle handle, RoomId room, Head head) {
        HotStatement.of(handle, SET).write(room, head.rev(), head.seq(), head.at());
    }

    static void remove(Handle handle, RoomId room) {
        HotStatement.of(handle, REMOVE).write(room);
    }
}
