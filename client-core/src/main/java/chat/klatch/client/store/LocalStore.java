package chat.klatch.client.store;

import chat.klatch.protocol.model.MessageKey;
import java.util.List;
import java.util.function.Consumer;

/**
 * What survives a restart of the client: the outbox of one account. Answers on the client's thread, in order of asking.
 */
public interface LocalStore {
    /** Every kept message, in the order in which they were written. */
    void unsent(String account, Consumer<List<Unsent>> then);

    /**
     * Keeps {@code message}, or replaces what has its key; {@code then} runs when it is safe, also where nothing can be
     * kept.
     */
    void keep(String account, Unsent message, Runnable then);

    void forget(String account, MessageKey key);
}
