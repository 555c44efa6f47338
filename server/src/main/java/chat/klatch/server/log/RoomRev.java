package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;

/** One rev of one room. */
public record RoomRev(RoomId room, long rev) {
}
