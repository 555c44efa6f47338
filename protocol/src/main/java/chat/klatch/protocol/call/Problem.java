package chat.klatch.protocol.call;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, by RFC 9457; {@code after} in milliseconds. A server's {@code status} is from 400 to 599; a client
 * that got no answer tells itself so with 0.
 */
@Wire
public record Problem(int status, String title, String detail, ErrorCode code, @Nullable String field,
        @Nullable Long after) {
    public Problem {
        Limits.between("status", status, 0, 599);
        Limits.ifGiven("after", after);
    }
}
