package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Availability;

/** How this connection wants its user to be seen. */
@Wire("presence")
public record SetPresence(Availability status) implements Signal {
}
