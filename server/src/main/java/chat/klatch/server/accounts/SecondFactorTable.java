package chat.klatch.server.accounts;

import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of second factors and their recovery codes. */
@RegisterConstructorMapper(SecondFactorTable.Row.class)
interface SecondFactorTable {
    /**
     * A second factor; one that waits for its first code has no {@code enabledAt}. Of one {@code byPasskey} nobody
     * knows the secret: what cannot read that it is one asks for a code, and takes those for recovery.
     */
    record Row(UserId account, String secret, Instant madeAt, @Nullable Long enabledAt, long step, long wrong,
            Instant wrongSince, boolean byPasskey) {
        byte[] key() {
            return HexFormat.of().parseHex(secret);
        }

        boolean enabled() {
            return enabledAt != null;
        }

        /** Never the secret: this may reach a log. */
        @Override
        public String toString() {
            return "Row[" + account + "]";
        }
    }

    @SqlQuery("""
            select account, secret, made_at, enabled_at, step, wrong, wrong_since, by_passkey
            from second_factor where account = :account""")
    Optional<Row> one(UserId account);

    /** Keeps a secret that waits, in the place of another that does; not where one is enabled. */
    @SqlUpdate("""
            insert into second_factor (account, secret, made_at, enabled_at, step, wrong, wrong_since)
            values (:account, :secret, :at, null, 0, 0, 0)
            on conflict (account) do update set secret = excluded.secret, made_at = excluded.made_at
            where second_factor.enabled_at is null""")
    boolean offer(UserId account, String secret, Instant at);

    @SqlUpdate("update second_factor set enabled_at = :at, step = :step where account = :account and enabled_at is null")
    boolean enable(UserId account, Instant at, long step);

    /** Has passkeys asked for, whatever waits; not where anything is enabled. */
    @SqlUpdate("""
            insert into second_factor
                (account, secret, made_at, enabled_at, step, wrong, wrong_since, by_passkey)
            values (:account, :secret, :at, :at, 0, 0, 0, true)
            on conflict (account) do update set secret = excluded.secret, made_at = excluded.made_at,
                enabled_at = excluded.enabled_at, by_passkey = excluded.by_passkey
            where second_factor.enabled_at is null""")
    boolean enablePasskeys(UserId account, String secret, Instant at);

    /** Uses up a code and all before it, once; a right one makes up for all wrong ones, as {@link #forgive} does. */
    @SqlUpdate("""
            update second_factor set step = :step, wrong = 0, wrong_since = 0
            where account = :account and step < :step""")
    boolean use(UserId account, long step);

    /**
     * Counts one guess more, in one step whoever else guesses: the first since {@code since} begins to count anew.
     *
     * @return whether it is heard: false, having counted nothing, where {@code most} were wrong since then
     */
    @SqlUpdate("""
            update second_factor set
                wrong = case when wrong_since > :since then wrong + 1 else 1 end,
                wrong_since = case when wrong_since > :since then wrong_since else :now end
            where account = :account and (wrong < :most or wrong_since <= :since)""")
    boolean guess(UserId account, long most, Instant since, Instant now);

    /** Makes up for all wrong guesses: the next one begins to count anew, and for as long as the first did. */
    @SqlUpdate("update second_factor set wrong = 0, wrong_since = 0 where account = :account")
    void forgive(UserId account);

    @SqlUpdate("delete from second_factor where account = :account")
    boolean remove(UserId account);

    @SqlBatch("insert into recovery_code (account, digest) values (:account, :digests)")
    void addCodes(UserId account, List<String> digests);

    @SqlQuery("select count(*) from recovery_code where account = :account")
    long codes(UserId account);

    /** Uses up a recovery code, once. */
    @SqlUpdate("delete from recovery_code where account = :account and digest = :digest")
    boolean removeCode(UserId account, String digest);

    @SqlUpdate("delete from recovery_code where account = :account")
    void removeCodes(UserId account);
}
