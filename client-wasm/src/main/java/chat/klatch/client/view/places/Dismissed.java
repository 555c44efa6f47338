package chat.klatch.client.view.places;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rooms that were marked as read here, until the server says so too: from then on only its word counts. */
final class Dismissed {
    private final Map<RoomId, Long> upTo = new HashMap<>();

    void add(Room room) {
        upTo.put(room.id(), room.seq());
    }

    void drop(Room room) {
        upTo.remove(room.id());
    }

    /** The rooms as they are now. Where its newest is an older one, the server's data is another. */
    void look(List<Room> rooms) {
        for (Room room : rooms) {
            var seq = upTo.get(room.id());
            if (seq != null && (room.read() >= seq || room.seq() < seq)) {
                upTo.remove(room.id());
            }
        }
    }

    /** Whether nothing has come since. */
    boolean holds(Room room) {
        return room.seq() <= upTo.getOrDefault(room.id(), -1L);
    }

    void clear() {
        upTo.clear();
    }
}
