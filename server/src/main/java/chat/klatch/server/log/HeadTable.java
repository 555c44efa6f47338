package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of heads. */
interface HeadTable {
    @SqlQuery("select rev, seq, at from head where room = :room")
    @RegisterConstructorMapper(Head.class)
    Optional<Head> of(RoomId room);

    @SqlUpdate("""
            insert into head (room, rev, seq, at) values (:room, :rev, :seq, :at)
            on conflict (room) do update set rev = excluded.rev, seq = excluded.seq, at = excluded.at""")
    void set(RoomId room, @BindMethods Head head);

    @SqlUpdate("delete from head where room = :room")
    void remove(RoomId room);
}
