package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;

/** Somebody who wants to write in a room. */
public record Writer(UserId user, RoomId room) {
}
