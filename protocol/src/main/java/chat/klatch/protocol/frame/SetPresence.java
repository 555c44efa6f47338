package chat.klatch.protocol.frame;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Presence;

/** How this connection wants its user to be seen. */
@Wire("presence")
public record SetPresence(Presence status) implements Signal {
    public SetPresence {
        if (status == Presence.OFFLINE) {
            throw new Invalid("status", "must be one of online, away, dnd");
        }
    }
}
