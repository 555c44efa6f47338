package chat.klatch.protocol.model;

/** What a member may do in a room. */
public enum RoomRole {
    OWNER, MODERATOR, MEMBER
}
