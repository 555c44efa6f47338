package chat.klatch.server.messages;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of read markers. */
interface MarkerTable {
    @SqlQuery("select seq from read_marker where room = :room and read_marker.user = :user")
    Optional<Long> of(RoomId room, UserId user);

    @SqlUpdate("""
            insert into read_marker (room, "user", seq) values (:room, :user, :seq)
            on conflict (room, "user") do update set seq = excluded.seq""")
    void set(RoomId room, UserId user, long seq);

    @SqlUpdate("delete from read_marker where room = :room and read_marker.user = :user")
    void remove(RoomId room, UserId user);

    @SqlUpdate("delete from read_marker where room = :room")
    void removeAll(RoomId room);
}
