package chat.klatch.protocol.codec;

import chat.klatch.protocol.Invalid;
import org.jspecify.annotations.Nullable;

/** How a value of the wrong kind is refused, in the same words by every codec. */
public final class Words {
    public static final String JSON = "is not JSON";
    public static final String MISSING = "is missing";
    public static final String STRING = "must be a string";
    public static final String INTEGER = "must be an integer from 0 to 2^53 - 1";
    public static final String COUNT = "must be an integer from 0 to 2^31 - 1";
    public static final String BOOLEAN = "must be true or false";
    public static final String LIST = "must be a list";
    public static final String OBJECT = "must be an object";

    private Words() {
    }

    /** What must be there. */
    public static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new Invalid(field, MISSING);
        }
        return value;
    }

    public static String oneOf(String names) {
        return "must be one of " + names;
    }
}
