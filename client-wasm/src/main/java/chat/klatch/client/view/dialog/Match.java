package chat.klatch.client.view.dialog;

import chat.klatch.client.text.Folded;
import org.jspecify.annotations.Nullable;

/**
 * Where a wish is found in a name: at its beginning, at the beginning of a word, inside, or its letters in this order
 * with others between; the earlier of these the better. Capitals and accents count for nothing.
 */
record Match(int rank, int from, int to) implements Comparable<Match> {
    private static final int SCATTERED = 3;

    /** Whether only its letters are there, in this order. */
    boolean isScattered() {
        return rank == SCATTERED;
    }

    static @Nullable Match of(String wish, String name) {
        var sought = Folded.of(wish);
        var text = Folded.of(name);
        int at = text.indexOf(sought);
        if (at == 0) {
            return new Match(0, 0, sought.length());
        }
        for (int word = at; word > 0; word = text.indexOf(sought, word + 1)) {
            if (!Character.isLetterOrDigit(text.charAt(word - 1))) {
                return new Match(1, word, word + sought.length());
            }
        }
        if (at > 0) {
            return new Match(2, at, at + sought.length());
        }
        return inOrder(sought, text) ? new Match(SCATTERED, 0, 0) : null;
    }

    private static boolean inOrder(String sought, String text) {
        int at = 0;
        for (int i = 0; i < text.length() && at < sought.length(); i++) {
            at += text.charAt(i) == sought.charAt(at) ? 1 : 0;
        }
        return at == sought.length();
    }

    @Override
    public int compareTo(Match other) {
        return rank == other.rank ? Integer.compare(from, other.from) : Integer.compare(rank, other.rank);
    }
}
