package chat.klatch.server.presence;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.TypingNow;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who typed lately, in each room: told as a whole, at most once a second and room, and when it ends. One thread;
 * {@link #anyone} from any.
 */
final class Typists {
    static final Duration LATELY = Duration.ofSeconds(6);
    static final Duration APART = Duration.ofSeconds(1);

    private record Typist(Person person, Instant at) {
    }

    private static final class Room {
        private final Map<UserId, Typist> typists = new LinkedHashMap<>();
        private @Nullable Instant toldAt;
        private boolean news;
    }

    private final Map<RoomId, Room> rooms = new ConcurrentHashMap<>();

    boolean anyone(RoomId room) {
        return rooms.containsKey(room);
    }

    void typed(RoomId id, Person person, Instant now) {
        var room = rooms.computeIfAbsent(id, _ -> new Room());
        room.typists.put(person.id(), new Typist(person, now));
        room.news = true;
    }

    /** What somebody typed is there: they type no more. */
    void spoke(RoomId id, UserId author) {
        var room = rooms.get(id);
        if (room != null && room.typists.remove(author) != null) {
            room.news = true;
        }
    }

    /** What is to be told now. */
    List<TypingNow> settle(Instant now) {
        var told = new ArrayList<TypingNow>();
        rooms.forEach((id, room) -> {
            room.news |= room.typists.values().removeIf(typist -> !typist.at.plus(LATELY).isAfter(now));
            boolean mayTell = room.toldAt == null || !room.toldAt.plus(APART).isAfter(now);
            if (mayTell && room.news) {
                room.news = false;
                room.toldAt = now;
                told.add(now(id, room));
            } else if (mayTell && room.typists.isEmpty()) {
                rooms.remove(id);
            }
        });
        return told;
    }

    private static TypingNow now(RoomId id, Room room) {
        var shown = room.typists.values().stream().limit(Limits.USERS_TYPING).map(Typist::person).toList();
        return new TypingNow(id, shown, room.typists.size() - shown.size());
    }
}
