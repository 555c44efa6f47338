package chat.klatch.protocol.model;

/** Somebody by the name that they had at the time. */
public record Person(UserId id, String name) {
}
