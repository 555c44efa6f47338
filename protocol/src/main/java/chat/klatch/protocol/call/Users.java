package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of users, and where the next one begins. */
@Wire
public record Users(List<User> users, @Nullable String next) {
    public Users {
        users = Limits.atMost("users", users, Limits.PAGE);
        next = next == null ? null : Limits.opaque("next", next, Limits.NEXT_CHARS);
    }
}
