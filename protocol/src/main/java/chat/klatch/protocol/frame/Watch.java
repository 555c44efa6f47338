package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.UserId;
import java.util.List;

/** Names the users whose presence this connection wants; replaces the last. */
@Wire("watch")
public record Watch(RequestId id, List<UserId> users) implements Request {
    public Watch {
        users = Limits.atMost("users", users, Limits.USERS_WATCHED);
    }
}
