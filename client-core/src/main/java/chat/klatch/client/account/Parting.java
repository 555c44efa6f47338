package chat.klatch.client.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers, over restarts of the client, who signed out, and whether the server has heard of it. One thread. */
public interface Parting {
    /** Whose session is over without the server's knowing, by their id; empty where nobody knows; null for nobody's. */
    @Nullable
    String whose();

    /** The session of {@code whose} is over; empty where nobody knows whose it is. */
    void owe(String whose);

    /** The server has heard it. */
    void heard();

    /** Somebody has signed in: the server cannot hear it any more, and it is nothing to anybody. */
    void settle();

    /** Whether it was {@code whose} owner who signed out last, and nobody has signed in since. */
    boolean wasLeftBy(String whose);

    /**
     * From now on hears of the other windows of this platform. Of no use where there are none.
     *
     * @param owed
     *            is told whose session is over when another has made one owed; the server may have heard of it by then
     * @param settled
     *            runs when somebody has signed in by another since one signed out
     */
    default void onElsewhere(Consumer<String> owed, Runnable settled) {
    }

    /** Whether the server is yet to hear of one. */
    default boolean isOwed() {
        return whose() != null;
    }

    /** Remembers as long as the process lives. */
    static Parting inMemory() {
        return new Parting() {
            private @Nullable String left;
            private boolean owed;

            @Override
            public @Nullable String whose() {
                return owed ? left : null;
            }

            @Override
            public void owe(String now) {
                left = now;
                owed = true;
            }

            @Override
            public void heard() {
                owed = false;
            }

            @Override
            public void settle() {
                left = null;
                owed = false;
            }

            @Override
            public boolean wasLeftBy(String whose) {
                return whose.equals(left);
            }
        };
    }
}
