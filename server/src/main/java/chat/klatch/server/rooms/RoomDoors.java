package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Door;
import chat.klatch.server.access.Doors;
import chat.klatch.server.log.RoomLog;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The doors as the rooms' table has them. */
public final class RoomDoors implements Doors {
    @Override
    public Optional<Door> door(Handle handle, RoomId room) {
        return handle.attach(RoomTable.class).one(room)
                .map(row -> new Door(row.kind(), row.archived(),
                        row.kind() != RoomKind.DIRECT || RoomLog.head(handle, room).isPresent()));
    }

    @Override
    public Set<UserId> owners(Handle handle, RoomId room) {
        return handle.attach(RoomListQueries.class).owners(room);
    }

    @Override
    public Optional<UserId> heir(Handle handle, RoomId room) {
        return owners(handle, room).isEmpty() ? handle.attach(RoomListQueries.class).heir(room) : Optional.empty();
    }
}
