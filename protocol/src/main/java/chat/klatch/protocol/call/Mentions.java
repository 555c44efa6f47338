package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of messages that mention this user, newest first, and where the next one begins. */
@Wire
public record Mentions(List<Mentioned> messages, @Nullable String next) {
    public Mentions {
        messages = Limits.atMost("messages", messages, Limits.PAGE);
        next = next == null ? null : Limits.opaque("next", next, Limits.NEXT_CHARS);
    }
}
