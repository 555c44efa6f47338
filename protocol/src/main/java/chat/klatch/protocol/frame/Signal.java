package chat.klatch.protocol.frame;

/** A command that gets no answer of its own (a {@code ping} gets its {@code pong}). */
public sealed interface Signal extends Command permits Read, Typing, SetPresence, Ping {
}
