package chat.klatch.server.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A statement on the way of every message, compiled once for its connection and bound and read by number. Everything
 * else is an SQL object: Jdbi looks up how to bind and how to map anew each time, which for these few costs several
 * times what the database does. Used by whoever holds the connection, so by one thread at a time.
 */
public final class HotStatement {
    private final PreparedStatement statement;

    private HotStatement(PreparedStatement statement) {
        this.statement = statement;
    }

    /** The statement of this text on this connection. */
    public static HotStatement of(Handle handle, String sql) {
        return handle.getConfig(Tables.class).hot(sql, text -> {
            try {
                return new HotStatement(handle.getConnection().prepareStatement(text));
            } catch (SQLException broken) {
                throw new StorageException("a statement cannot be compiled", broken);
            }
        });
    }

    /** What {@code reader} makes of the only row; nothing where there is none. */
    public <T> Optional<T> first(Function<Row, T> reader, @Nullable Object... values) {
        try {
            bind(values);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.apply(new Row(rows))) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new StorageException("reading failed", broken);
        }
    }

    /** Runs a statement that writes. */
    public void write(@Nullable Object... values) {
        try {
            bind(values);
            statement.executeUpdate();
        } catch (SQLException broken) {
            throw new StorageException("writing failed", broken);
        }
    }

    private void bind(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.NULL); // of whatever type the column is
                case Long number -> statement.setLong(i + 1, number);
                case Boolean flag -> statement.setBoolean(i + 1, flag);
                case Instant instant -> statement.setLong(i + 1, instant.toEpochMilli());
                case Object name -> statement.setString(i + 1, name.toString());
            }
        }
    }
}
