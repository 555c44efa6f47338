package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Otherwise;

/** Who may find a room: everyone, who was added, or exactly its people. */
public enum RoomKind {
    PUBLIC, @Otherwise
    PRIVATE, DIRECT
}
