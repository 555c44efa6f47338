package chat.klatch.client.connection;

import java.util.function.Consumer;

/** Where a connection gets its access from. */
public interface Tokens {
    /** Gives a token that was good a moment ago: a fresh one where {@code fresh}, or where the last is nearly over. */
    void token(boolean fresh, Consumer<String> then, Runnable unreachable);

    /** The server believes nothing that we have: nobody is signed in any more. */
    void ended();
}
