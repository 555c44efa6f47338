package chat.klatch.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read by the numbers of its columns, from 1. */
public final class Row {
    private final ResultSet at;

    Row(ResultSet at) {
        this.at = at;
    }

    public String text(int column) {
        var text = textOrNull(column);
        if (text == null) {
            throw new StorageException("column " + column + " is null", new IllegalStateException());
        }
        return text;
    }

    public @Nullable String textOrNull(int column) {
        try {
            return at.getString(column);
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
    }

    public long number(int column) {
        try {
            return at.getLong(column);
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
    }

    public @Nullable Long numberOrNull(int column) {
        try {
            long number = at.getLong(column);
            return at.wasNull() ? null : number;
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
    }

    public boolean flag(int column) {
        try {
            return at.getBoolean(column);
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
    }

    /** An enum by its lower-case name. */
    public <E extends Enum<E>> E constant(int column, Class<E> type) {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    public Instant instant(int column) {
        return Instant.ofEpochMilli(number(column));
    }

    public @Nullable Instant instantOrNull(int column) {
        var millis = numberOrNull(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    public byte @Nullable [] bytesOrNull(int column) {
        try {
            return at.getBytes(column);
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
    }

    private static StorageException unreadable(SQLException broken) {
        return new StorageException("a row cannot be read", broken);
    }
}
