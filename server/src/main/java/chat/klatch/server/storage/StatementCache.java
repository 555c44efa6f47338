package chat.klatch.server.storage;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements of one connection compiled: SQLite's driver compiles at every prepare. A statement in use is not
 * idle, so the same SQL may run inside itself. Used by whoever holds the connection, so by one thread at a time.
 */
final class StatementCache implements StatementBuilder {
    private static final int STATEMENTS = 200;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(16, 0.75f, true);
    private final IdentityHashMap<Statement, String> used = new IdentityHashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        var kept = idle.remove(sql);
        var statement = kept == null ? connection.prepareStatement(sql) : kept;
        used.put(statement, sql);
        return statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    /**
     * Jdbi has closed the result before, which lets go of the state of the data that it read; what it names here is the
     * SQL as it was written, not as it was prepared.
     */
    @Override
    public void close(Connection connection, String written, Statement statement) throws SQLException {
        var sql = used.remove(statement);
        if (sql == null || statement.isClosed() || !(statement instanceof PreparedStatement prepared)) {
            statement.close();
            return;
        }
        prepared.clearParameters();
        var twin = idle.put(sql, prepared);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > STATEMENTS) {
            var oldest = idle.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
    }
}
