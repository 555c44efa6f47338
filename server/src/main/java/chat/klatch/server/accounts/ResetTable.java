package chat.klatch.server.accounts;

import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of links to set a password. */
interface ResetTable {
    @SqlUpdate("""
            insert into reset_link (account, digest, expires_at) values (:account, :digest, :expiresAt)
            on conflict (account) do update set digest = excluded.digest, expires_at = excluded.expires_at""")
    void set(UserId account, String digest, Instant expiresAt);

    @SqlQuery("select account from reset_link where digest = :digest and expires_at > :now")
    Optional<UserId> good(String digest, Instant now);

    @SqlUpdate("delete from reset_link where account = :account")
    void remove(UserId account);

    @SqlUpdate("delete from reset_link")
    void removeAll();
}
