package chat.klatch.server.accounts;

import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of accounts. */
interface AccountTable {
    record Account(UserId id, String username, String name, PlaceRole role, String password) {
        User user() {
            return new User(id, username, name, role, null, null, false, false);
        }
    }

    @SqlQuery("select exists (select 1 from account)")
    boolean any();

    @SqlQuery("select exists (select 1 from account where username = :username)")
    boolean taken(String username);

    @SqlUpdate("""
            insert into account (id, username, name, role, password, created_at)
            values (:id, :username, :name, :role, :password, :at)""")
    void add(UserId id, String username, String name, PlaceRole role, String password, Instant at);

    @SqlQuery("select id, username, name, role, password from account where username = :username")
    @RegisterConstructorMapper(Account.class)
    Optional<Account> named(String username);

    @SqlQuery("select id, username, name, role, password from account where id in (<ids>)")
    @RegisterConstructorMapper(Account.class)
    List<Account> all(@BindList List<UserId> ids);

    @SqlUpdate("update place set name = :name")
    void namePlace(String name);

    @SqlQuery("select name from place")
    String placeName();
}
