package chat.klatch.server.messages;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stretches of rooms in which nothing is unread for somebody: notices, what is deleted, and their own. None of these
 * ever becomes anything else, so a stretch once looked through need not be again, though the marker before it stays: a
 * bot that writes for years and reads nothing costs what came since the last look. Bounded; any number of threads.
 */
final class Passed {
    private static final int MOST = 10_000;

    private record Place(RoomId room, UserId user) {
    }

    private record Stretch(long after, long through) {
    }

    private final long worth;
    private final Map<Place, Stretch> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Stretch> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param worth
     *            of how many positions a stretch is kept; to look through fewer costs nothing
     */
    Passed(long worth) {
        this.worth = worth;
    }

    /** Where to begin a count that would begin after {@code seq}, with the same result. */
    synchronized long from(RoomId room, UserId user, long seq) {
        var stretch = known.get(new Place(room, user));
        return stretch == null || seq < stretch.after || seq > stretch.through ? seq : stretch.through;
    }

    /** Nothing after {@code after} up to {@code through} is unread for this user; all of that is committed. */
    synchronized void learn(RoomId room, UserId user, long after, long through) {
        if (through - after >= worth) {
            known.put(new Place(room, user), new Stretch(after, through));
        }
    }
}
