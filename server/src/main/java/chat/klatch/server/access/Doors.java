package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds rooms' doors; brought by whoever keeps the rooms. */
public interface Doors {
    Optional<Door> door(Handle handle, RoomId room);
}
