package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomKind;

/** What of a room decides who may come in; {@code started} where anything was ever said in it. */
public record Door(RoomKind kind, boolean archived, boolean started) {
}
