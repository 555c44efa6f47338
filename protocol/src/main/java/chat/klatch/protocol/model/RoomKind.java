package chat.klatch.protocol.model;

/** Who may find a room: everyone, who was added, or exactly its people. */
public enum RoomKind {
    PUBLIC, PRIVATE, DIRECT
}
