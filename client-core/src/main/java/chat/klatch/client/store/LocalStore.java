package chat.klatch.client.store;

import chat.klatch.protocol.model.MessageKey;
import java.util.List;
import java.util.function.Consumer;

/**
 * What survives a restart of the client: the outbox of one account. Where several clients share it (the tabs of one
 * browser), each entry is held by one of them, and no other sends it as long as that one lives. Answers on the client's
 * thread, in order of asking.
 */
public interface LocalStore {
    /**
     * Takes everything that is kept of an account and held by nobody who lives, in the order in which it was written;
     * until {@link #leave}, or the next call of this, it and what is kept are this client's.
     *
     * @param free
     *            is told once, also of nothing
     * @param left
     *            is told later, and never of nothing, what others left behind who ended meanwhile
     */
    void takeUp(String account, Consumer<List<Unsent>> free, Consumer<List<Unsent>> left);

    /** Gives up what was taken and kept, which stays there for whoever takes it next; no more is told. */
    default void leave() {
        // there is no other
    }

    /**
     * Keeps {@code message}, or replaces what has its key; {@code then} runs when it is safe, also where nothing can be
     * kept.
     */
    void keep(String account, Unsent message, Runnable then);

    /**
     * Keeps {@code message} in the place of what has the key {@code old}: both or neither where the store can do that
     * in one step, else both are kept for a moment. {@code then} as that of {@link #keep}.
     */
    default void exchange(String account, MessageKey old, Unsent message, Runnable then) {
        keep(account, message, () -> {
            forget(account, old);
            then.run();
        });
    }

    void forget(String account, MessageKey key);

    /** Whether what is kept survives this client; where not, it lives only as long as that, and is tried again. */
    default boolean isSafe() {
        return true;
    }

    /** {@code changed} runs whenever {@link #isSafe} has become another. */
    default void onSafety(Runnable changed) {
        // it never does
    }
}
