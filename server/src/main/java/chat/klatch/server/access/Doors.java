package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds rooms' doors, and who holds the key; brought by whoever keeps the rooms. */
public interface Doors {
    Optional<Door> door(Handle handle, RoomId room);

    /** The room's owners whose accounts are in use. */
    Set<UserId> owners(Handle handle, RoomId room);

    /** Who is owner where all owners are disabled: the longest-standing moderator, else member. */
    Optional<UserId> heir(Handle handle, RoomId room);
}
