package chat.klatch.server.hub;

import java.nio.ByteBuffer;

/** Where a {@link SendQueue} puts its bytes. */
public interface Wire {
    /**
     * Writes one text message; {@code done} runs once, from any thread, when it went out or never will. Never blocks.
     */
    void write(ByteBuffer text, Runnable done);

    /** Ends the connection without another word. */
    void cut();
}
