package chat.klatch.server.audit;

import java.util.Arrays;
import java.util.Locale;

/**
 * One deed, as it stands in the log. Its digest is the chain's: see {@link Chain}.
 *
 * @param number
 *            1, 2, 3 … without gaps
 * @param at
 *            milliseconds since 1970 UTC
 * @param actor
 *            the id of who did it; empty for the command line
 * @param deed
 *            a {@link Deed} in small letters, or one that a newer Klatch knows
 * @param value
 *            what it is now, where that says more than the deed
 */
public record Entry(long number, long at, String actor, String actorName, String deed, String subject,
        String subjectName, String value, String digest) {
    /** Whether it is one of these. */
    public boolean is(Deed... deeds) {
        return Arrays.stream(deeds).anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(deed));
    }

    /** Whether it was done by {@code klatch}, in a process of its own. */
    public boolean byCommand() {
        return actor.isEmpty();
    }
}
