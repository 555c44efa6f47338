package chat.klatch.protocol.model;

/** What a user may do in the place. */
public enum PlaceRole {
    OWNER, ADMIN, MEMBER
}
