package chat.klatch.server.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /**
     * The values of one column of many rows, for databases that are {@link Remote}.
     *
     * @param type
     *            as the database calls it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Column(String type, @Nullable Object[] cells) {
        /** Of each of {@code rows} what {@code cell} takes from it. */
        public static <T> Column of(String type, Collection<T> rows, Function<T, @Nullable Object> cell) {
            return new Column(type, rows.stream().map(cell).toArray());
        }
    }

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

    /** What {@code reader} makes of each row. */
    public <T> List<T> all(Function<Row, T> reader, @Nullable Object... values) {
        try {
            bind(values);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reader.apply(new Row(rows)));
                }
                return all;
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
                case Column(var type, var cells) ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf(type, cells));
                case Object name -> statement.setString(i + 1, name.toString());
            }
        }
    }
}
