package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.UserId;

/** A watched user came or went. */
@Wire("presence")
public record PresenceChanged(UserId user, Presence status) implements Notice {
}
