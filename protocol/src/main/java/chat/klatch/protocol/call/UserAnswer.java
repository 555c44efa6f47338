package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.User;

/** One user. */
@Wire
public record UserAnswer(User user) {
}
