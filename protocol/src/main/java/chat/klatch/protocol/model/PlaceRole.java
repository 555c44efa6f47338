package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Otherwise;

/** What a user may do in the place. */
public enum PlaceRole {
    OWNER, ADMIN, @Otherwise
    MEMBER
}
