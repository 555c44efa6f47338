package chat.klatch.protocol.frame;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import org.jspecify.annotations.Nullable;

/** A command was refused: why, in words for people, which field, and after how many milliseconds to try again. */
@Wire("error")
public record Failed(@Nullable RequestId re, ErrorCode code, String message, @Nullable String field,
        @Nullable Long after) implements Answer {
    public Failed {
        Limits.ifGiven("after", after);
    }
}
