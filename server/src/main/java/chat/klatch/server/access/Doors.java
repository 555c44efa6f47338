package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds rooms' doors, and who holds the key; brought by whoever keeps the rooms. */
public interface Doors {
    Optional<Door> door(Handle handle, RoomId room);

    /** Those of the rooms that are there; the database must be {@link chat.klatch.server.storage.Remote}. */
    Map<RoomId, Door> doors(Handle handle, Collection<RoomId> rooms);

    /** The room's owners whose accounts are in use. */
    Set<UserId> owners(Handle handle, RoomId room);

    /** Who is owner where all owners are disabled: the longest-standing moderator, else member. */
    Optional<UserId> heir(Handle handle, RoomId room);
}
