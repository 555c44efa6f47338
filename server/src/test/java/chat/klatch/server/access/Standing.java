package chat.klatch.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What rooms were before something was refused in them: so they stay until something is done there. */
final class Standing {
    private final Cast cast;
    private final Map<String, List<JsonNode>> before = new HashMap<>();

    Standing(Cast cast) {
        this.cast = cast;
    }

    /** Something is asked for that changes nothing. */
    void keeps(Cast.Room room) {
        before.computeIfAbsent(room.id(), _ -> cast.state(room));
    }

    /** Fails, once, where the room is not what it was. */
    void check(Cast.Room room) {
        if (before.containsKey(room.id())) {
            var now = cast.state(room);
            assertEquals(before.put(room.id(), now), now);
        }
    }

    /** Something is done; up to now the room is what it was. */
    void changes(Cast.Room room) {
        check(room);
        before.remove(room.id());
    }
}
