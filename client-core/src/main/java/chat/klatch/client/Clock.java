package chat.klatch.client;

/** Time, and the only way to wait. Runs what was asked for on the client's own thread. */
public interface Clock {
    /** Milliseconds since 1970 UTC, by this machine. */
    long now();

    /** Runs {@code task} once, after {@code millis} at the earliest; what is returned cancels it. */
    Runnable after(long millis, Runnable task);
}
