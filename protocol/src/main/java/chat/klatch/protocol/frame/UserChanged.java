package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.User;

/** A profile changed. */
@Wire("user")
public record UserChanged(User user) implements Notice {
}
