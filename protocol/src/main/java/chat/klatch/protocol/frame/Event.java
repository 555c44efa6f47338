package chat.klatch.protocol.frame;

/** What the server says to a client. */
public sealed interface Event permits Answer, Notice {
}
