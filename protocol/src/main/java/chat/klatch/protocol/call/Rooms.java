package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Room;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rooms, and where the next one begins. */
@Wire
public record Rooms(List<Room> rooms, @Nullable String next) {
    public Rooms {
        rooms = Limits.atMost("rooms", rooms, Limits.PAGE);
        next = next == null ? null : Limits.opaque("next", next, Limits.NEXT_CHARS);
    }
}
