package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomKind;

/** What of a room decides who may come in. */
public record Door(RoomKind kind, boolean archived) {
}
