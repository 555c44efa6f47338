package chat.klatch.server.messages;

/** How far somebody has read a room, and what that leaves unread; mentions come with the mention parser. */
public record Marker(long seq, int unread, int mentions) {
}
