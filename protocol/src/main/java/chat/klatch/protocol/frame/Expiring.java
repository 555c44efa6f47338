package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** The access ends at this time: send {@code auth} with a fresh token. */
@Wire("expiring")
public record Expiring(long expiresAt) implements Notice {
    public Expiring {
        Limits.integer("expiresAt", expiresAt);
    }
}
