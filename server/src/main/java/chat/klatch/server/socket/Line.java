package chat.klatch.server.socket;

import chat.klatch.protocol.CloseCode;
import chat.klatch.server.hub.Wire;

/** What a {@link Connection} can do to its socket. Any thread; nothing blocks. */
interface Line extends Wire {
    /** Ends the connection without another word, whatever waits. */
    void abort();

    /** Asks the peer's machine whether it is there; the answer counts as heard. */
    void ping();

    /** Sends a close frame after what is on the wire. */
    void close(CloseCode code);

    /** Takes up reading again, where the connection is ready for it. */
    void resume();
}
