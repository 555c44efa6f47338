package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of sessions. */
@RegisterConstructorMapper(SessionTable.Session.class)
interface SessionTable {
    record Session(SessionId id, UserId account, long generation, Instant rotatedAt, Instant createdAt, Instant seenAt,
            String agent, @Nullable String issuer) {
        Sessions.Device device() {
            return new Sessions.Device(id, createdAt, seenAt, agent);
        }
    }

    String COLUMNS = "id, account, generation, rotated_at, created_at, seen_at, agent, issuer";

    @SqlUpdate("""
            insert into session (id, account, generation, rotated_at, created_at, seen_at, agent, issuer)
            values (:id, :account, 0, :at, :at, :at, :agent, :issuer)""")
    void add(SessionId id, UserId account, Instant at, String agent, @Nullable String issuer);

    @SqlQuery("select " + COLUMNS + " from session where id = :id and revoked_at is null")
    Optional<Session> living(SessionId id);

    @SqlQuery("select " + COLUMNS + """
             from session where account = :account and revoked_at is null and seen_at >= :since
                and (seen_at, id) < (:seenAt, :id)
            order by seen_at desc, id desc limit :limit""")
    List<Session> some(UserId account, Instant since, long seenAt, String id, int limit);

    @SqlQuery("select id from session where account = :account and revoked_at is null")
    List<SessionId> ids(UserId account);

    @SqlUpdate("update session set generation = :generation, rotated_at = :at, seen_at = :at where id = :id")
    void rotate(SessionId id, long generation, Instant at);

    @SqlUpdate("update session set revoked_at = :at where id = :id and revoked_at is null")
    boolean revoke(SessionId id, Instant at);

    @SqlUpdate("update session set revoked_at = :at where account = :account and revoked_at is null")
    void revokeAll(UserId account, Instant at);

    @SqlUpdate("update session set revoked_at = :at where revoked_at is null")
    void revokeEvery(Instant at);

    /** {@code ids} is a JSON array. */
    @SqlQuery("select id from session where id in (select value from <texts>(:ids)) and revoked_at is not null")
    List<SessionId> revokedAmong(String ids);
}
