package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** Answers a ping. */
@Wire("pong")
public record Pong(long n) implements Notice {
    public Pong {
        Limits.integer("n", n);
    }
}
