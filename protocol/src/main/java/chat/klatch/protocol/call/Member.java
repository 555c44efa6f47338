package chat.klatch.protocol.call;

import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import org.jspecify.annotations.Nullable;

/** Somebody in a room; a direct room knows no roles. */
public record Member(User user, @Nullable RoomRole role, Presence status) {
}
