package chat.klatch.server.storage;

import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * What differs between the databases that we speak to. SQL is written so that all of them understand it ({@code user}
 * is a word of PostgreSQL's, so the column is {@code member.user} or {@code "user"}); where they have no words in
 * common, it says {@code <texts>(:names)} or {@code <numbers>(:seqs)}: the values of a {@link JsonArray}, as a table
 * with the column {@code value}.
 */
enum Dialect {
    SQLITE("json_each", "json_each"), POSTGRESQL("each_text", "each_number");

    private static final String NAME = "dialect";
    /**
     * Shared by all databases of a process, for what it keeps depends on nothing but the text of the SQL: at most
     * {@link ColonPrefixSqlParser#PARSED_SQL_CACHE_SIZE} of them. Read anew for each, that SQL was 11 % of what it took
     * to start a server in a test and have two people sign up.
     */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();
    private final String texts;
    private final String numbers;

    Dialect(String texts, String numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    /** How every database here is spoken to. */
    Jdbi over(DataSource source) {
        return Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new WireColumns())
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true)
                        .setSqlParser(PARSER)
                        .define("texts", texts).define("numbers", numbers).define(NAME, this))
                .configure(StatementExceptions.class, // what is bound is people's, and errors are logged
                        exceptions -> exceptions.setMessageRendering(MessageRendering.NONE));
    }

    static Dialect of(Handle handle) {
        return (Dialect) Objects.requireNonNull(handle.getConfig(SqlStatements.class).getAttribute(NAME));
    }
}
