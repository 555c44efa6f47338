package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a room's members, and where the next one begins. */
@Wire
public record Members(List<Member> members, @Nullable String next) {
    public Members {
        members = Limits.atMost("members", members, Limits.PAGE);
        next = next == null ? null : Limits.opaque("next", next, Limits.NEXT_CHARS);
    }
}
