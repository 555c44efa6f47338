package chat.klatch.server.storage;

import java.time.Duration;

/**
 * For how long PostgreSQL is waited for.
 *
 * @param connection
 *            until one is free or made; else what was asked is refused
 * @param settled
 *            until it is known what became of a commit that got no answer
 */
record Patience(Duration connection, Duration settled) {
    static final Patience STANDARD = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5));
}
