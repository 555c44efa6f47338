package chat.klatch.protocol.call;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/** What went wrong, by RFC 9457; {@code after} in milliseconds. */
@Wire
public record Problem(int status, String title, String detail, ErrorCode code, @Nullable String field,
        @Nullable Long after) {
    public Problem {
        Limits.between("status", status, 100, 599);
        Limits.ifGiven("after", after);
    }
}
