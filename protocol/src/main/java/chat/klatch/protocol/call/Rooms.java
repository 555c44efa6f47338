package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.Room;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rooms, and where the next one begins. */
@Wire
public record Rooms(List<Room> rooms, @Nullable String next) {
    public Rooms {
        rooms = List.copyOf(rooms);
    }
}
