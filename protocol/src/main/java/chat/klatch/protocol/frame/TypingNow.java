package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import java.util.List;

/** Who typed in the last seconds. */
@Wire("typing")
public record TypingNow(RoomId room, List<Person> users, int more) implements Notice {
    public TypingNow {
        Limits.integer("more", more);
        users = Limits.atMost("users", users, Limits.USERS_TYPING);
    }
}
