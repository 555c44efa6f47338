package chat.klatch.server.accounts;

import chat.klatch.protocol.call.Passkey;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.webauthn.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of passkeys, and of the challenges that were used. */
@RegisterConstructorMapper(PasskeyTable.Row.class)
interface PasskeyTable {
    /** A passkey; {@code domain} is to what it is bound. */
    record Row(String id, UserId account, String domain, String credential, String publicKey, long signatures,
            String name, Instant madeAt, @Nullable Long usedAt) {
        PublicKey key() {
            return new PublicKey(credential, publicKey, signatures);
        }

        Passkey told() {
            return new Passkey(id, name, madeAt.toEpochMilli(), usedAt);
        }
    }

    String COLUMNS = "id, account, domain, credential, public_key, signatures, name, made_at, used_at";

    @SqlUpdate("""
            insert into passkey (id, account, domain, credential, public_key, signatures, name, made_at, used_at)
            values (:id, :account, :domain, :credential, :publicKey, :signatures, :name, :madeAt, :usedAt)""")
    void add(@BindMethods Row row);

    @SqlQuery("select " + COLUMNS + " from passkey where account = :account and domain = :domain order by made_at, id")
    List<Row> of(UserId account, String domain);

    @SqlQuery("select count(*) from passkey where account = :account and domain = :domain")
    int count(UserId account, @Nullable String domain);

    @SqlQuery("select " + COLUMNS + " from passkey where credential = :credential")
    Optional<Row> one(String credential);

    @SqlUpdate("update passkey set name = :name where id = :id and account = :account and domain = :domain")
    boolean rename(String id, UserId account, String domain, String name);

    /** Counts a use of it, where it was not used by somebody else meanwhile, and is still there. */
    @SqlUpdate("update passkey set signatures = :now, used_at = :at where id = :id and signatures = :before")
    boolean use(String id, long before, long now, Instant at);

    @SqlUpdate("delete from passkey where id = :id")
    void remove(String id);

    @SqlUpdate("delete from passkey where account = :account")
    int removeAll(UserId account);

    /** Once only. */
    @SqlUpdate("insert into used_challenge (id, expires_at) values (:id, :expiresAt) on conflict (id) do nothing")
    boolean useChallenge(String id, Instant expiresAt);

    @SqlQuery("select exists (select 1 from used_challenge where id = :id)")
    boolean used(String id);

    @SqlUpdate("delete from used_challenge where expires_at <= :now")
    void forgetChallenges(Instant now);
}
