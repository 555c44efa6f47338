package chat.klatch.server.accounts;

import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of accounts. */
@RegisterConstructorMapper(AccountTable.Account.class)
interface AccountTable {
    record Account(UserId id, String username, String name, String folded, PlaceRole role, String password,
            @Nullable String note, boolean disabled) {
        User user() {
            return new User(id, username, name, role, note, null, false, disabled);
        }

        /** What a password is compared with; null where none was ever set. */
        @Nullable
        String hash() {
            return password.equals(NO_PASSWORD) ? null : password;
        }
    }

    /** The hash of who comes in by a provider only. */
    String NO_PASSWORD = "";
    String COLUMNS = "id, username, name, folded, role, password, note, disabled_at is not null as disabled";

    record Named(UserId id, String username) {
    }

    /** An account as operators see it; {@code seenAt} and {@code sessions} are of the sessions that stand. */
    record Standing(UserId id, String username, String name, PlaceRole role, boolean disabled, long createdAt,
            @Nullable Long seenAt, int sessions) {
    }

    @SqlQuery("select exists (select 1 from account)")
    boolean any();

    @SqlQuery("select count(*) from account")
    long count();

    @SqlQuery("select exists (select 1 from account where username = :username)")
    boolean taken(String username);

    @SqlUpdate("""
            insert into account (id, username, name, folded, role, password, created_at)
            values (:id, :username, :name, :folded, :role, :password, :at)""")
    void add(@BindMethods Account account, Instant at);

    @SqlQuery("select " + COLUMNS + " from account where username = :username")
    Optional<Account> named(String username);

    /** {@code usernames} is a JSON array. */
    @SqlQuery("select id, username from account where username in (select value from <texts>(:usernames))")
    @RegisterConstructorMapper(Named.class)
    List<Named> among(String usernames);

    @SqlQuery("select " + COLUMNS + " from account where id = :id")
    Optional<Account> one(UserId id);

    @SqlQuery("select " + COLUMNS + " from account where id in (<ids>)")
    List<Account> all(@BindList List<UserId> ids);

    @SqlQuery("select " + COLUMNS + """
             from account
            where (instr(folded, :q) > 0 or instr(username, :q) > 0) and (folded, id) > (:folded, :id)
            order by folded, id limit :limit""")
    List<Account> some(String q, String folded, String id, int limit);

    @SqlQuery("select " + COLUMNS + """
             from account
            where id in (<ids>) and (instr(folded, :q) > 0 or instr(username, :q) > 0)
              and (folded, id) > (:folded, :id)
            order by folded, id limit :limit""")
    List<Account> someOf(@BindList List<UserId> ids, String q, String folded, String id, int limit);

    @SqlUpdate("update account set username = :username, name = :name, folded = :folded, note = :note where id = :id")
    void describe(@BindMethods Account account);

    @SqlUpdate("update account set password = :hash where id = :id")
    void setPassword(UserId id, String hash);

    @SqlUpdate("update account set role = :role where id = :id")
    void setRole(UserId id, PlaceRole role);

    @SqlUpdate("update account set disabled_at = :at where id = :id and disabled_at is null")
    void disable(UserId id, Instant at);

    @SqlUpdate("update account set disabled_at = null where id = :id")
    void enable(UserId id);

    /** How many owners of the place can still sign in. */
    @SqlQuery("select count(*) from account where role = 'owner' and disabled_at is null")
    int owners();

    /** Who has owned the place for longest, of those who can still sign in. */
    @SqlQuery("select id from account where role = 'owner' and disabled_at is null order by created_at, id limit 1")
    Optional<UserId> firstOwner();

    @SqlQuery("""
            select id, username, name, role, disabled_at is not null as disabled, created_at,
                (select max(seen_at) from session
                    where session.account = account.id and revoked_at is null and seen_at >= :since) as seen_at,
                (select count(*) from session
                    where session.account = account.id and revoked_at is null and seen_at >= :since) as sessions
            from account order by username""")
    @RegisterConstructorMapper(Standing.class)
    List<Standing> standing(Instant since);

    @SqlQuery("select settings from account where id = :id")
    Optional<String> settings(UserId id);

    @SqlUpdate("update account set settings = :settings where id = :id")
    void setSettings(UserId id, String settings);
}
