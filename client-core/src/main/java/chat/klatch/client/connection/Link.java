package chat.klatch.client.connection;

/**
 * How the connection stands: what the strip above the composer is drawn from. Times as
 * {@link chat.klatch.client.Clock#elapsed()}.
 */
public sealed interface Link {
    /** Signed in and listening. */
    record Up() implements Link {
    }

    /** A try is under way; down since {@code since}; {@code tries} failed before it. */
    record Trying(long since, int tries) implements Link {
    }

    /** The next try starts at {@code until}; {@code told} where the server asked for the wait (a goodbye). */
    record Waiting(long since, long until, int tries, boolean told) implements Link {
    }

    /** Ended for good, by the server with its {@code code} or by us (1000); no more tries by itself. */
    record Stopped(int code) implements Link {
    }
}
