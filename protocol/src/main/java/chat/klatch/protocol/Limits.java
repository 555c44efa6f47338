package chat.klatch.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every bound that both ends know, and the checks that records make with them. */
public final class Limits {
    public static final long INTEGER_MAX = (1L << 53) - 1;
    public static final int TEXT_CODE_POINTS = 8_000;
    public static final int FRAME_BYTES = 64 * 1024;
    public static final int EVENT_BYTES = 512 * 1024;
    public static final int COMMANDS_PER_ARRAY = 32;
    public static final int ID_CHARS = 64;
    public static final int REQUEST_ID_CHARS = 36;
    public static final int KEY_CHARS_MIN = 8;
    public static final int KEY_CHARS = 64;
    public static final int FILES_PER_MESSAGE = 10;
    public static final int MENTIONS_PER_MESSAGE = 50;
    public static final int REACTIONS_PER_MESSAGE = 20;
    public static final int USERS_PER_REACTION = 100;
    public static final int USERS_WATCHED = 500;
    public static final int USERS_TYPING = 3;
    public static final int OTHERS_PER_DIRECT_ROOM = 8;
    public static final int SEQS = 50;
    public static final int PAGE = 100;
    public static final int PAGE_DEFAULT = 50;
    public static final int EMOJI_CODE_POINTS = 16;
    public static final int USER_NAME_CODE_POINTS = 64;
    public static final int ROOM_NAME_CODE_POINTS = 80;
    public static final int PLACE_NAME_CODE_POINTS = 80;
    public static final int TOPIC_CODE_POINTS = 250;
    public static final int NOTE_CODE_POINTS = 100;
    public static final int USERNAME_CHARS_MIN = 2;
    public static final int USERNAME_CHARS = 32;
    public static final int PASSWORD_CODE_POINTS_MIN = 10;
    public static final int PASSWORD_CODE_POINTS = 256;
    public static final int TOKEN_CHARS = 4_096;
    public static final int PASSKEYS = 20;
    public static final int PASSKEY_NAME_CODE_POINTS = 64;
    public static final int CREDENTIAL_CHARS = 8_192;
    public static final int NEXT_CHARS = 512;
    public static final int SETTINGS_BYTES = 16 * 1024;
    public static final int INVITE_DAYS = 365;
    public static final int INVITE_USES = 1_000;
    public static final int ROOMS_PER_INVITE = 50;
    public static final int MEMBERS_PER_NEW_ROOM = 500;
    public static final int ROOMS_JOINED = 200;
    public static final int ROOMS_IN_WELCOME = 1_000;
    public static final int UNREAD_COUNTED = 1_000;
    public static final int RESUMED_MESSAGES = 500;
    public static final int ANSWER_BYTES = 256 * 1024;

    private Limits() {
    }

    /** The integers of the wire: from 0 to 2^53 - 1. */
    public static long integer(String field, long value) {
        if (value < 0 || value > INTEGER_MAX) {
            throw new Invalid(field, "must be an integer from 0 to 2^53 - 1");
        }
        return value;
    }

    /** The same, where there may be none. */
    public static void ifGiven(String field, @Nullable Long value) {
        if (value != null) {
            integer(field, value);
        }
    }

    public static void ifGiven(String field, @Nullable Integer value) {
        if (value != null) {
            integer(field, value);
        }
    }

    public static int between(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Invalid(field, "must be from " + least + " to " + most);
        }
        return value;
    }

    /** An immutable copy of at most {@code most} values. */
    public static <T> List<T> atMost(String field, List<T> values, int most) {
        if (values.size() > most) {
            throw new Invalid(field, "must have at most " + most + " entries");
        }
        return List.copyOf(values);
    }

    /** 1 to 64 of {@code A-Za-z0-9_-}; the field is named by whoever holds the id. */
    public static String id(String value) {
        return idChars(value, 1, ID_CHARS);
    }

    public static String key(String value) {
        return idChars(value, KEY_CHARS_MIN, KEY_CHARS);
    }

    private static String idChars(String value, int least, int most) {
        whole("", value);
        boolean good = value.length() >= least && value.length() <= most;
        for (int i = 0; good && i < value.length(); i++) {
            good = isIdChar(value.charAt(i));
        }
        if (!good) {
            throw new Invalid("", "must be " + least + " to " + most + " characters of A-Z a-z 0-9 _ -");
        }
        return value;
    }

    private static boolean isIdChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    public static String requestId(String value) {
        whole("", value);
        boolean good = !value.isEmpty() && value.length() <= REQUEST_ID_CHARS;
        for (int i = 0; good && i < value.length(); i++) {
            good = value.charAt(i) >= ' ' && value.charAt(i) < 127;
        }
        if (!good) {
            throw new Invalid("", "must be 1 to " + REQUEST_ID_CHARS + " printable ASCII characters");
        }
        return value;
    }

    /** What a person wrote, without white space at both ends. */
    public static String text(String field, String value, boolean mayBeEmpty) {
        return line(field, value, mayBeEmpty ? 0 : 1, TEXT_CODE_POINTS);
    }

    /**
     * A name, topic or note: stripped of white space at both ends, measured in code points, no NUL, whole surrogates.
     */
    public static String line(String field, String value, int least, int most) {
        String stripped = Text.strip(whole(field, value));
        int length = stripped.codePointCount(0, stripped.length());
        if (length < least || length > most) {
            throw new Invalid(field, "must be " + least + " to " + most + " characters");
        }
        if (stripped.indexOf('\0') >= 0) {
            throw new Invalid(field, "must not contain NUL");
        }
        return stripped;
    }

    /** One emoji (see {@link Emoji}), fully qualified. */
    public static String emoji(String field, String value) {
        String qualified = Emoji.qualified(value);
        if (qualified == null) {
            throw new Invalid(field, "must be one emoji");
        }
        return qualified;
    }

    /** A secret, kept to the letter. */
    public static String password(String field, String value) {
        int length = whole(field, value).codePointCount(0, value.length());
        if (length < PASSWORD_CODE_POINTS_MIN || length > PASSWORD_CODE_POINTS) {
            throw new Invalid(field,
                    "must be " + PASSWORD_CODE_POINTS_MIN + " to " + PASSWORD_CODE_POINTS + " characters");
        }
        return value;
    }

    /** What is only compared: whatever is wrong with it, it is only wrong, so nothing but its length has a rule. */
    public static String secret(String field, String value) {
        return value.isEmpty() ? value : opaque(field, value, TOKEN_CHARS);
    }

    /** A string of at most {@code most} UTF-16 units with no other rule: tokens, and places in a list. */
    public static String opaque(String field, String value, int most) {
        if (value.isEmpty() || value.length() > most) {
            throw new Invalid(field, "must be 1 to " + most + " characters");
        }
        return whole(field, value);
    }

    /** Lower-cased: 2 to 32 of {@code a-z0-9_.-}. */
    public static String username(String field, String value) {
        var lowered = new StringBuilder(value.length());
        boolean good = value.length() >= USERNAME_CHARS_MIN && value.length() <= USERNAME_CHARS;
        for (int i = 0; good && i < value.length(); i++) {
            char c = value.charAt(i);
            char low = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            good = low >= 'a' && low <= 'z' || low >= '0' && low <= '9' || low == '_' || low == '.' || low == '-';
            lowered.append(low);
        }
        if (!good) {
            throw new Invalid(field,
                    "must be " + USERNAME_CHARS_MIN + " to " + USERNAME_CHARS + " characters of a-z 0-9 _ . -");
        }
        return lowered.toString();
    }

    /** Refuses half a surrogate pair: it has no UTF-8. */
    public static String whole(String field, String value) {
        if (!Text.isWhole(value)) {
            throw new Invalid(field, "must not contain half a surrogate pair");
        }
        return value;
    }
}
