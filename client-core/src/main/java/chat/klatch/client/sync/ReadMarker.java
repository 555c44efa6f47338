package chat.klatch.client.sync;

import chat.klatch.client.connection.Connection;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * How far this client has read a room and the server has not told yet: said at once, and said again after each join
 * until it is told. One thread.
 */
final class ReadMarker {
    private final RoomId room;
    private final Connection connection;
    private @Nullable Read unheard;

    ReadMarker(RoomId room, Connection connection) {
        this.room = room;
        this.connection = connection;
    }

    /** Everything up to {@code seq} has been seen; {@code told} is where the server last said that the marker is. */
    void read(long seq, long told) {
        var open = unheard;
        if (seq > (open == null ? told : open.seq())) {
            say(new Read(room, seq, open != null && open.back()));
        }
    }

    /** What comes after {@code seq} is unread again, whatever was still to be said. */
    void back(long seq) {
        say(new Read(room, seq, true));
    }

    private void say(Read read) {
        unheard = read;
        connection.signal(read);
    }

    /** The server told where the marker is; {@code lowered} where another client of this user took it back just now. */
    void told(long seq, boolean lowered) {
        var open = unheard;
        if (open != null && (open.back() ? seq == open.seq() : seq >= open.seq() || lowered)) {
            unheard = null;
        }
    }

    /** The room is joined: asks again for what was not told. */
    void repeat() {
        if (unheard != null) {
            connection.signal(unheard);
        }
    }

    void forget() {
        unheard = null;
    }
}
