package chat.klatch.client.sync;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of a user as the server last told them, in the order in which they were first told, and beside them one
 * that is only visited. One thread.
 */
final class Listed {
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
    private final Set<RoomId> told = new HashSet<>();
    private @Nullable Room visited;

    void clear() {
        visited = null;
        told.clear();
        rooms.clear();
    }

    /** The server begins to tell all of them again. */
    void begin() {
        told.clear();
    }

    /** The server has told of this room since then, be it that it is gone. */
    void tell(RoomId room) {
        told.add(room);
    }

    boolean isTold(RoomId room) {
        return told.contains(room);
    }

    /** Of which the server has said nothing since then. */
    List<RoomId> untold() {
        return rooms.keySet().stream().filter(room -> !told.contains(room)).toList();
    }

    void put(Room room) {
        rooms.put(room.id(), room);
    }

    @Nullable
    Room remove(RoomId room) {
        return rooms.remove(room);
    }

    /** A room of this user; null for any other. */
    @Nullable
    Room get(RoomId room) {
        return rooms.get(room);
    }

    boolean holds(RoomId room) {
        return rooms.containsKey(room);
    }

    Collection<Room> all() {
        return rooms.values();
    }

    @Nullable
    Room visited() {
        return visited;
    }

    void visit(@Nullable Room room) {
        visited = room;
    }

    boolean isVisited(RoomId room) {
        return visited != null && visited.id().equals(room);
    }

    /** Something happened in the room, or it was read; of one that is not this user's nothing is counted. */
    void count(RoomId room, long rev, long seq, long read, int unread, int mentions) {
        rooms.computeIfPresent(room, (_, known) -> counted(known, rev, seq, read, unread, mentions));
    }

    static Room counted(Room room, long rev, long seq, long read, int unread, int mentions) {
        return new Room(room.id(), room.name(), room.kind(), room.topic(), rev, seq, read, unread, mentions,
                room.members(), room.role(), room.archived(), room.muted(), room.users());
    }

    /** So many are in the room now; false where that is known. */
    boolean people(RoomId room, int members) {
        var known = isVisited(room) ? visited : rooms.get(room);
        if (known == null || known.members() == members) {
            return false;
        }
        var now = new Room(known.id(), known.name(), known.kind(), known.topic(), known.rev(), known.seq(),
                known.read(), known.unread(), known.mentions(), members, known.role(), known.archived(),
                known.muted(), known.users());
        if (isVisited(room)) {
            visited = now;
        } else {
            rooms.put(room, now);
        }
        return true;
    }

    /** Somebody has another name: direct rooms are called by it. */
    void rename(User user) {
        for (Room room : new ArrayList<>(rooms.values())) {
            var users = room.users();
            if (users != null && users.stream().anyMatch(one -> one.id().equals(user.id()))) {
                rooms.put(room.id(), withUsers(room,
                        users.stream().map(one -> one.id().equals(user.id()) ? user : one).toList()));
            }
        }
    }

    private static Room withUsers(Room room, List<User> users) {
        return new Room(room.id(), room.name(), room.kind(), room.topic(), room.rev(), room.seq(), room.read(),
                room.unread(), room.mentions(), room.members(), room.role(), room.archived(), room.muted(), users);
    }
}
