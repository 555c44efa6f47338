package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Otherwise;

/** What a member may do in a room. */
public enum RoomRole {
    OWNER, MODERATOR, @Otherwise
    MEMBER
}
