package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of rooms themselves. */
@RegisterConstructorMapper(RoomTable.Row.class)
interface RoomTable {
    /** {@code folded} is the name in small letters, {@code people} the set that a direct room is. */
    record Row(RoomId id, String name, String folded, RoomKind kind, String topic, @Nullable String people,
            boolean archived) {
        /** The same in the archive, or out of it. */
        Row filed(boolean away) {
            return new Row(id, name, folded, kind, topic, people, away);
        }
    }

    String COLUMNS = "id, name, folded, kind, topic, people, archived";

    @SqlUpdate("""
            insert into room (id, name, folded, kind, topic, people, archived, created_at)
            values (:id, :name, :folded, :kind, :topic, :people, :archived, :at)""")
    void add(@BindMethods Row row, Instant at);

    @SqlQuery("select " + COLUMNS + " from room where id = :id")
    Optional<Row> one(RoomId id);

    /** Rooms that have a name, so no direct ones. */
    @SqlQuery("select " + COLUMNS + " from room where kind <> 'direct' order by folded, id")
    List<Row> named();

    @SqlQuery("select count(*) from room")
    long count();

    @SqlQuery("select id from room where people = :people")
    Optional<RoomId> of(String people);

    /** The room that newcomers join: the oldest public one. */
    @SqlQuery("select id from room where kind = 'public' and archived = false order by created_at, rowid limit 1")
    Optional<RoomId> first();

    @SqlUpdate("update room set name = :name, folded = :folded, topic = :topic, archived = :archived where id = :id")
    void set(@BindMethods Row row);

    @SqlUpdate("delete from room where id = :id")
    void remove(RoomId id);
}
