package chat.klatch.server.hub;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;

/** A signed-in connection, as the hub sees it. */
public interface Subscriber {
    UserId user();

    SessionId session();

    SendQueue queue();

    /** Closes the connection, after what waits where that goes out soon. Any thread; never blocks. */
    void close(CloseCode code);
}
