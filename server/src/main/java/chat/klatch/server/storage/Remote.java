package chat.klatch.server.storage;

import org.jdbi.v3.core.Handle;

/** Whether each statement is a journey to another process, so that many are best asked as one, with arrays. */
public final class Remote {
    private Remote() {
    }

    /** Whether a statement may have arrays, as {@link HotStatement} binds them. */
    public static boolean is(Handle handle) {
        return Dialect.of(handle) == Dialect.POSTGRESQL;
    }
}
