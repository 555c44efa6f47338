package chat.klatch.server.accounts;

import chat.klatch.protocol.model.InviteId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of invites. */
@RegisterConstructorMapper(InviteTable.Row.class)
interface InviteTable {
    record Row(InviteId id, String token, UserId author, Instant createdAt, Instant expiresAt, int uses, int used) {
    }

    String COLUMNS = "id, token, author, created_at, expires_at, uses, used";

    @SqlUpdate("""
            insert into invite (id, token, author, created_at, expires_at, uses, used)
            values (:id, :token, :author, :createdAt, :expiresAt, :uses, :used)""")
    void add(@BindMethods Row row);

    @SqlUpdate("insert into invite_room (invite, room) values (:invite, :room) on conflict do nothing")
    void addRoom(InviteId invite, RoomId room);

    @SqlQuery("select room from invite_room where invite = :invite order by room")
    List<RoomId> rooms(InviteId invite);

    @SqlQuery("select " + COLUMNS
            + " from invite where token = :token and used < uses and expires_at > :now")
    Optional<Row> good(String token, Instant now);

    @SqlUpdate("update invite set used = used + 1 where id = :id")
    void use(InviteId id);

    @SqlQuery("select " + COLUMNS + """
             from invite where (created_at, id) < (:createdAt, :id)
            order by created_at desc, id desc limit :limit""")
    List<Row> some(long createdAt, String id, int limit);

    @SqlUpdate("delete from invite where id = :id")
    boolean remove(InviteId id);
}
