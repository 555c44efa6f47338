package chat.klatch.client.view.room;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.page.Naming;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were refused because their author is not in the room any more: no room shows them, so each room's are
 * told in a toast, which gives them back. One thread.
 */
final class Stranded {
    private final Supplier<List<Room>> rooms;
    private final BiFunction<String, String, Runnable> tell;
    private final Map<RoomId, String> names = new HashMap<>();
    private final Map<RoomId, List<String>> texts = new HashMap<>();
    private final Map<RoomId, Runnable> told = new HashMap<>();

    /**
     * @param rooms
     *            those that can be opened now
     * @param tell
     *            tells a person the first, lets them copy the second, and gives what takes that away
     */
    Stranded(Supplier<List<Room>> rooms, BiFunction<String, String, Runnable> tell) {
        this.rooms = rooms;
        this.tell = tell;
    }

    /** Whoever comes next has lost nothing. */
    void leave() {
        names.clear();
        texts.clear();
        told.clear();
    }

    /** This person is in the room no more; what was told of it when that was so before is not told again. */
    void gone(Room room) {
        names.put(room.id(), Naming.named(room).name());
        texts.remove(room.id());
        told.remove(room.id());
    }

    /** Tells it, where it is one of these. */
    void refused(Unsent wish) {
        if (wish.change() == null && wish.fate() instanceof Unsent.Refused(var code, _)
                && isStranded(wish.room(), code)) {
            var room = wish.room();
            var all = texts.computeIfAbsent(room, _ -> new ArrayList<>());
            all.add(wish.text());
            told.getOrDefault(room, () -> {
                // nothing was told of it yet
            }).run();
            told.put(room, tell.apply(TalkTexts.notHeard(all.size(), name(room)), String.join("\n\n", all)));
        }
    }

    /** A list of rooms that has not come to its end may still hold one that is gone, and not yet one that is there. */
    private boolean isStranded(RoomId room, ErrorCode code) {
        return code == ErrorCode.NOT_FOUND || code == ErrorCode.FORBIDDEN && listed(room) == null;
    }

    private @Nullable Room listed(RoomId id) {
        return rooms.get().stream().filter(room -> room.id().equals(id)).findFirst().orElse(null);
    }

    private @Nullable String name(RoomId id) {
        var room = listed(id);
        return room == null ? names.get(id) : Naming.named(room).name();
    }
}
