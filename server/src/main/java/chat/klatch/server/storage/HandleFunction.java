package chat.klatch.server.storage;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is done with a connection while it is held. */
@FunctionalInterface
public interface HandleFunction<T extends @Nullable Object> {
    T on(Handle handle);
}
