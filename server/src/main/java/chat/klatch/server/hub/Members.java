package chat.klatch.server.hub;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.Set;

/** Knows who belongs where; brought by whoever keeps the memberships. Any thread; may block. */
public interface Members {
    Set<RoomId> rooms(UserId user);
}
