package chat.klatch.server.hub;

import chat.klatch.protocol.CloseCode;
import java.time.Instant;

/**
 * A connection's socket that nobody may close.
 *
 * @param heardAt
 *            when something was last heard of it
 */
public record OpenSocket(Instant heardAt) implements Subscriber.Socket {
    @Override
    public void close(CloseCode code) {
        throw new AssertionError(code);
    }

    @Override
    public void sendAway() {
        throw new AssertionError("sent away");
    }
}
