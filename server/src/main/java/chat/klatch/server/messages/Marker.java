package chat.klatch.server.messages;

/** How far somebody has read a room, and what that leaves unread and unseen mentions; both counted to 1,000. */
public record Marker(long seq, int unread, int mentions) {
}
