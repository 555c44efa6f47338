package chat.klatch.client;

/** Time, and the only way to wait. Runs what was asked for on the client's own thread. */
public interface Clock {
    /** Milliseconds since 1970 UTC, by this machine. */
    long now();

    /**
     * Milliseconds since some moment, by a clock that nobody sets: for how long something takes. It may stand still
     * while the machine sleeps.
     */
    long elapsed();

    /** Runs {@code task} once, after {@code millis} at the earliest; what is returned cancels it. */
    Runnable after(long millis, Runnable task);
}
