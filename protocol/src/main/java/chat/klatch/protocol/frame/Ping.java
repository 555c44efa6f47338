package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** Asks whether anybody is there. */
@Wire("ping")
public record Ping(long n) implements Signal {
    public Ping {
        Limits.integer("n", n);
    }
}
