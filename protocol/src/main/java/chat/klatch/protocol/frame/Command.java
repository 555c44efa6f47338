package chat.klatch.protocol.frame;

/** What a client says to the server. */
public sealed interface Command permits Request, Signal {
}
