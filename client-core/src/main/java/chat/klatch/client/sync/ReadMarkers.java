package chat.klatch.client.sync;

import chat.klatch.client.connection.Connection;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.Map;

/**
 * How far each room is read, as long as the server has not told it: whether it is joined now, or was, or never. One
 * thread.
 */
final class ReadMarkers {
    private final Connection connection;
    private final Map<RoomId, ReadMarker> markers = new HashMap<>();

    ReadMarkers(Connection connection) {
        this.connection = connection;
    }

    ReadMarker of(RoomId room) {
        return markers.computeIfAbsent(room, id -> new ReadMarker(id, connection));
    }

    /** A new connection tells of a room that it does not join: asks again for what has not been told. */
    void repeat(RoomId room, long told) {
        var marker = markers.get(room);
        if (marker != null) {
            marker.told(told, false);
            marker.repeat();
        }
    }

    /** The server's data is another: no marker that we know means anything any more. */
    void restored() {
        markers.values().forEach(ReadMarker::forget);
    }

    /** The room is not this user's any more. */
    void forget(RoomId room) {
        markers.remove(room);
    }

    /** Another user begins. */
    void clear() {
        markers.clear();
    }
}
