package chat.klatch.client.view.composer;

import org.jspecify.annotations.Nullable;

/** The beginning of a name just before the caret: an @ or a colon, and letters. */
record Token(char kind, int from, String word) {
    private static final int LONGEST = 40;
    private static final int EMOJI_LEAST = 2;

    /** Null where there is none. */
    static @Nullable Token before(String value, int caret) {
        int at = caret;
        while (at > 0 && caret - at < LONGEST && isNameChar(value.charAt(at - 1))) {
            at--;
        }
        char kind = at > 0 ? value.charAt(at - 1) : ' ';
        boolean bounded = at < 2 || !Character.isLetterOrDigit(value.charAt(at - 2)) && value.charAt(at - 2) != kind;
        int least = kind == ':' ? EMOJI_LEAST : 1;
        return (kind == '@' || kind == ':') && bounded && caret - at >= least
                ? new Token(kind, at - 1, value.substring(at, caret))
                : null;
    }

    private static boolean isNameChar(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+' || c == '\'';
    }
}
