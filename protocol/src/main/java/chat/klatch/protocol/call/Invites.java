package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of invites, and where the next one begins. */
@Wire
public record Invites(List<Invite> invites, @Nullable String next) {
    public Invites {
        invites = Limits.atMost("invites", invites, Limits.PAGE);
        next = next == null ? null : Limits.opaque("next", next, Limits.NEXT_CHARS);
    }
}
