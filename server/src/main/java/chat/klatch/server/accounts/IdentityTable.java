package chat.klatch.server.accounts;

import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of identities elsewhere. */
@RegisterConstructorMapper(IdentityTable.Row.class)
interface IdentityTable {
    record Row(String issuer, String subject, UserId account, @Nullable String email, Instant linkedAt) {
    }

    String COLUMNS = "issuer, subject, account, email, linked_at";

    @SqlUpdate("""
            insert into identity (issuer, subject, account, email, linked_at)
            values (:issuer, :subject, :account, :email, :at)""")
    void add(String issuer, String subject, UserId account, @Nullable String email, Instant at);

    @SqlQuery("select " + COLUMNS + " from identity where issuer = :issuer and subject = :subject")
    Optional<Row> one(String issuer, String subject);

    @SqlQuery("select " + COLUMNS + " from identity where account = :account order by linked_at, issuer")
    List<Row> of(UserId account);

    /** Whose address this is, as these issuers say; several, where they disagree or it was given to another. */
    @SqlQuery("""
            select distinct account from identity where email = :email and issuer in (<issuers>) order by account""")
    List<UserId> mailed(String email, @BindList List<String> issuers);

    @SqlUpdate("update identity set email = :email where issuer = :issuer and subject = :subject")
    void setEmail(String issuer, String subject, @Nullable String email);

    @SqlUpdate("delete from identity where issuer = :issuer and account = :account")
    boolean remove(String issuer, UserId account);
}
