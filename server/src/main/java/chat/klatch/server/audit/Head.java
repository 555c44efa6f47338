package chat.klatch.server.audit;

/**
 * Where the log ends: the number of the newest entry, and its digest; 0 and nothing where there is none. Whoever keeps
 * it elsewhere can show later that everything up to there is as it was.
 */
public record Head(long number, String digest) {
    static final Head START = new Head(0, "");
}
