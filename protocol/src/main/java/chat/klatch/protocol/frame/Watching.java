package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.UserPresence;
import java.util.List;

/** The presence of the users that are now watched. */
@Wire("watching")
public record Watching(RequestId re, List<UserPresence> users) implements Answer {
    public Watching {
        users = Limits.atMost("users", users, Limits.USERS_WATCHED);
    }
}
