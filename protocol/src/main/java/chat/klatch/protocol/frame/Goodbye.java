package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** The server closes this connection soon: come back after so many milliseconds. */
@Wire("goodbye")
public record Goodbye(long after) implements Notice {
    public Goodbye {
        Limits.integer("after", after);
    }
}
