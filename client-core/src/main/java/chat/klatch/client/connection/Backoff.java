package chat.klatch.client.connection;

import chat.klatch.client.Chance;

/**
 * How long to wait before the next try: a random time up to a bound that doubles with each try, so that the clients of
 * a server that fell do not come back all at once. One thread.
 */
public final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 30_000;
    private static final int DOUBLINGS = 5;
    private final Chance chance;
    private int tries;

    public Backoff(Chance chance) {
        this.chance = chance;
    }

    /** Milliseconds until the next try. */
    public long next() {
        long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, DOUBLINGS));
        tries++;
        return chance.below(bound);
    }

    /** Tries since the last success. */
    public int tries() {
        return tries;
    }

    /** It stood long enough: the next failure is a first one again. */
    public void reset() {
        tries = 0;
    }
}
