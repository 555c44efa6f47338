package chat.klatch.server.refusal;

import chat.klatch.protocol.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was asked is not done, and nothing has changed; the code, the words and the field are for who asked. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ErrorCode code;
    private final @Nullable String field;
    private final @Nullable Duration after;

    public Refused(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    private Refused(ErrorCode code, String message, @Nullable String field, @Nullable Duration after) {
        super(message);
        this.code = code;
        this.field = field;
        this.after = after;
    }

    /** The value of one field is what stands in the way. */
    public static Refused of(ErrorCode code, String field, String message) {
        return new Refused(code, message, field, null);
    }

    /** The same may succeed after a while. */
    public static Refused until(ErrorCode code, Duration after, String message) {
        return new Refused(code, message, null, after);
    }

    /** The same, where it is the value of one field that stands in the way. */
    public static Refused until(ErrorCode code, Duration after, String field, String message) {
        return new Refused(code, message, field, after);
    }

    /** What the user may not know of does not exist for them. */
    public static Refused notFound() {
        return new Refused(ErrorCode.NOT_FOUND, "There is nothing of that name here for you.");
    }

    public ErrorCode code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public @Nullable Duration after() {
        return after;
    }

    /** A refusal is an answer, not a fault: nobody reads where it came from, so the stack is not walked. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
