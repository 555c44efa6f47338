package chat.klatch.server.relay;

import java.util.function.Consumer;

/**
 * Carries hints between the nodes of a place: soon, and without a promise. A hint may be lost, come twice or late, and
 * nobody is told; of one sender those that come do so in the order of publishing, unless they come twice. Any number of
 * threads.
 */
public interface Relay extends AutoCloseable {
    /**
     * Sends a hint to whoever listens, oneself too; never blocks and never throws: where it cannot go, it is dropped.
     */
    void publish(String hint);

    /** Whether what is published now has somewhere to go, as far as is known. */
    boolean carries();

    /**
     * Hands every hint that comes to {@code listener}, one after the other, from a thread of the relay's; it must not
     * block. Called once, before anything is expected.
     */
    void listen(Consumer<String> listener);

    /** Ends; hints under way may still come until this returns. */
    @Override
    void close();
}
