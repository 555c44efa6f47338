package chat.klatch.server.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * The SQL objects of one connection, each attached once: attaching anew for every statement costs more than most
 * statements do. Used by whoever holds the connection, so by one thread at a time.
 */
public final class Tables implements JdbiConfig<Tables> {
    private final Map<Class<?>, Object> attached = new HashMap<>();
    private final Map<String, HotStatement> hot = new HashMap<>();

    /** Jdbi makes one for each connection. */
    public Tables() {
    }

    /** The SQL object of {@code type} on this connection. */
    public static <T> T of(Handle handle, Class<T> type) {
        return type.cast(
                handle.getConfig(Tables.class).attached.computeIfAbsent(type, missing -> handle.attach(missing)));
    }

    HotStatement hot(String sql, Function<String, HotStatement> compiling) {
        return hot.computeIfAbsent(sql, compiling);
    }

    /** What is attached to one connection is of no use to another. */
    @Override
    public Tables createCopy() {
        return new Tables();
    }
}
