package chat.klatch.server.hub;

/** Where a {@link SendQueue} puts its bytes. */
public interface Wire {
    /**
     * Writes one text message without blocking. When it went out or never will, {@link SendQueue#written} is called
     * once, from any thread, also before this returns.
     */
    void write(EncodedEvent message);

    /** Ends the connection without another word, because it reads too slowly. */
    void cut();
}
