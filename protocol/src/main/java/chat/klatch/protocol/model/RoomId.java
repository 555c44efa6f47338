package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;

/** A room, as the server named it. */
public record RoomId(String value) {
    public RoomId {
        value = Limits.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
