package chat.klatch.server.crash;

import chat.klatch.protocol.model.RoomId;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/**
 * People who come and go: now somebody enters a room or leaves it, now the one who made it shows somebody out or brings
 * them in. What the server answers, and whether it does, does not matter here. One thread.
 */
final class Movers {
    private final Calls calls;
    private final List<Scribe> scribes;
    private final List<RoomId> rooms;
    private final Random random;

    /**
     * @param rooms
     *            each made by the scribe of the same number
     */
    Movers(Calls calls, List<Scribe> scribes, List<RoomId> rooms, long seed) {
        this.calls = calls;
        this.scribes = scribes;
        this.rooms = rooms;
        random = new Random(seed);
    }

    void move() {
        int number = random.nextInt(rooms.size());
        var room = rooms.get(number);
        var somebody = scribes.get(rooms.size() + random.nextInt(scribes.size() - rooms.size()));
        try {
            switch (random.nextInt(4)) {
                case 0 -> calls.enter(somebody.token(), room);
                case 1 -> calls.remove(somebody.token(), room, "me");
                case 2 -> calls.remove(scribes.get(number).token(), room, somebody.user().id().value());
                default -> calls.add(scribes.get(number).token(), room, somebody.user().id());
            }
        } catch (IOException refusedOrGone) {
            // the next one
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
