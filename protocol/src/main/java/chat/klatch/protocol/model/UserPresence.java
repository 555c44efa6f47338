package chat.klatch.protocol.model;

/** Whether one user is there. */
public record UserPresence(UserId id, Presence status) {
}
