package chat.klatch.client;

/** Randomness, from the best source that the platform has. */
public interface Chance {
    /** From 0 (inclusive) to {@code bound} (exclusive). */
    long below(long bound);

    /** A fresh name that nobody can guess: 22 characters of {@code A-Za-z0-9_-}. */
    String key();
}
