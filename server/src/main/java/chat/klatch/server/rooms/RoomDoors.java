package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.access.Door;
import chat.klatch.server.access.Doors;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The doors as the rooms' table has them. */
public final class RoomDoors implements Doors {
    @Override
    public Optional<Door> door(Handle handle, RoomId room) {
        return handle.attach(RoomTable.class).door(room);
    }
}
