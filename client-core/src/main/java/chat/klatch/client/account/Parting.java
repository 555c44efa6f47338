package chat.klatch.client.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers, over restarts of the client, that a person signed out and the server has not heard of it. One thread. */
public interface Parting {
    /** Whose session is over without the server's knowing, by their id; empty where nobody knows; null for nobody's. */
    @Nullable
    String whose();

    /** The session of {@code whose} is over; empty where nobody knows whose it is. */
    void owe(String whose);

    /** The server has heard it, or cannot hear it any more. */
    void settle();

    /**
     * From now on runs {@code told}, with whose session is over, when another window of this platform has made one
     * owed; the server may have heard of it by then. Of no use where there are no other windows.
     */
    default void onOwedElsewhere(Consumer<String> told) {
    }

    /** Whether the server is yet to hear of one. */
    default boolean isOwed() {
        return whose() != null;
    }

    /** Remembers as long as the process lives. */
    static Parting inMemory() {
        return new Parting() {
            private @Nullable String whose;

            @Override
            public @Nullable String whose() {
                return whose;
            }

            @Override
            public void owe(String now) {
                whose = now;
            }

            @Override
            public void settle() {
                whose = null;
            }
        };
    }
}
