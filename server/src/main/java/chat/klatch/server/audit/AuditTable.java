package chat.klatch.server.audit;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of the audit log. */
interface AuditTable {
    /** Takes the next number; keeps every other process that would from it until the transaction ends. */
    @SqlUpdate("update audit_head set number = number + 1")
    void advance();

    @SqlQuery("select number, digest from audit_head")
    @RegisterConstructorMapper(Head.class)
    Head head();

    @SqlUpdate("update audit_head set digest = :digest")
    void close(String digest);

    @SqlUpdate("""
            insert into audit (number, at, actor, actor_name, deed, subject, subject_name, value, digest)
            values (:number, :at, :actor, :actorName, :deed, :subject, :subjectName, :value, :digest)""")
    void add(@BindMethods Entry entry);

    @SqlQuery("""
            select number, at, actor, actor_name, deed, subject, subject_name, value, digest
            from audit where number > :number order by number limit :limit""")
    @RegisterConstructorMapper(Entry.class)
    List<Entry> after(long number, int limit);
}
