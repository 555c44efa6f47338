package chat.klatch.server.storage;

import java.sql.ResultSet;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How a noun reads its rows by number, for SQL objects: Jdbi's own mappers find every column by its name, anew for each
 * query, which takes longer than a small query.
 */
public abstract class RowReader<T> implements RowMapper<T> {
    protected abstract T read(Row row);

    @Override
    public final T map(ResultSet row, StatementContext context) {
        return read(new Row(row));
    }
}
