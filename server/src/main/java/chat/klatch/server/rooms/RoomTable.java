package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.server.access.Door;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of rooms themselves. */
interface RoomTable {
    @SqlUpdate("insert into room (id, name, kind, topic, created_at) values (:id, :name, :kind, :topic, :at)")
    void add(RoomId id, String name, RoomKind kind, String topic, Instant at);

    @SqlQuery("select kind, archived from room where id = :id")
    @RegisterConstructorMapper(Door.class)
    Optional<Door> door(RoomId id);

    /** The room that newcomers join: the oldest public one. */
    @SqlQuery("select id from room where kind = 'public' and archived = 0 order by created_at, rowid limit 1")
    Optional<RoomId> first();
}
