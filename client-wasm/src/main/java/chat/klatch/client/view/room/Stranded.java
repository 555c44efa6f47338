package chat.klatch.client.view.room;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.page.Naming;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was written and refused, and has no place in any room: its author is not in that room any more, or the message
 * that it was to change may be another since the server's data was restored. It is told in a toast, one for all of a
 * lost room and one for all such edits, which gives it back; whoever takes that away throws away what it held. One
 * thread.
 */
final class Stranded {
    /** Tells a person what became of something that they wrote. */
    interface Telling {
        /**
         * @param written
         *            what they can copy
         * @param taken
         *            runs when they have taken it away themselves
         * @return takes it away
         */
        Runnable tell(String said, String written, Runnable taken);
    }

    private final Supplier<List<Room>> rooms;
    private final Supplier<String> epoch;
    private final Consumer<MessageKey> discard;
    private final Telling telling;
    private final Map<RoomId, String> names = new HashMap<>();
    private final Map<RoomId, Map<MessageKey, Unsent>> lost = new HashMap<>();
    private final Map<RoomId, Runnable> told = new HashMap<>();
    private final Set<RoomId> away = new HashSet<>();
    private final Map<MessageKey, Unsent> homeless = new LinkedHashMap<>();
    private Runnable toldOfHomeless = () -> {
    };

    /**
     * @param rooms
     *            those that can be opened now
     * @param epoch
     *            names the server's data
     * @param discard
     *            throws away what was refused
     */
    Stranded(Supplier<List<Room>> rooms, Supplier<String> epoch, Consumer<MessageKey> discard, Telling telling) {
        this.rooms = rooms;
        this.epoch = epoch;
        this.discard = discard;
        this.telling = telling;
    }

    /** Whoever comes next has lost nothing. */
    void leave() {
        names.clear();
        lost.clear();
        told.clear();
        away.clear();
        homeless.clear();
    }

    /** A room that was away and is there again shows what was refused itself. */
    void look() {
        for (RoomId room : List.copyOf(told.keySet())) {
            if (listed(room) == null) {
                away.add(room);
            } else if (away.remove(room)) {
                lost.remove(room);
                takeAway(room);
            }
        }
    }

    /** This person is in the room no more; of what was told when that was so before, the room has shown what became. */
    void gone(Room room) {
        names.put(room.id(), Naming.named(room).name());
        lost.remove(room.id());
        takeAway(room.id());
    }

    /** Tells it, where it is one of these; false where it is none. */
    boolean refused(Unsent wish) {
        if (!wish.isWritten() || !(wish.fate() instanceof Unsent.Refused(var code, _))) {
            return false;
        }
        if (homeless(wish)) {
            return true;
        }
        boolean stranded = isStranded(wish, code);
        if (stranded) {
            lost(wish);
        }
        return stranded;
    }

    /** All rooms are told, and none of this person's shows it; it may have been told before. */
    void stranded(Unsent wish) {
        if (!homeless(wish) && listed(wish.room()) == null) {
            lost(wish);
        }
    }

    /** A list of rooms that has not come to its end may still hold one that is gone, and not yet one that is there. */
    private boolean isStranded(Unsent wish, ErrorCode code) {
        boolean unlisted = listed(wish.room()) == null;
        return code == ErrorCode.NOT_FOUND && (unlisted || wish.change() == null)
                || code == ErrorCode.FORBIDDEN && unlisted;
    }

    private void lost(Unsent wish) {
        var room = wish.room();
        var all = lost.computeIfAbsent(room, _ -> new LinkedHashMap<>());
        if (all.put(wish.key(), wish) == null) {
            takeAway(room);
            int edits = (int) all.values().stream().filter(one -> one.change() != null).count();
            var texts = all.values().stream().map(Unsent::text).toList();
            told.put(room, telling.tell(TalkTexts.notHeard(all.size() - edits, edits, name(room)),
                    String.join("\n\n", texts), () -> taken(room)));
        }
    }

    private void takeAway(RoomId room) {
        away.remove(room);
        var old = told.remove(room);
        if (old != null) {
            old.run();
        }
    }

    /** A room that is there again shows them itself. */
    private void taken(RoomId room) {
        told.remove(room);
        away.remove(room);
        var all = lost.remove(room);
        if (all != null && listed(room) == null) {
            all.keySet().forEach(discard);
        }
    }

    /** False where it is no edit, or its message is what it was. */
    private boolean homeless(Unsent wish) {
        if (wish.change() == null || !wish.isVoid(epoch.get())) {
            return false;
        }
        if (homeless.put(wish.key(), wish) == null) {
            toldOfHomeless.run();
            toldOfHomeless = telling.tell(TalkTexts.editsOfOtherData(homeless.size()),
                    homeless.values().stream().map(Unsent::text).collect(Collectors.joining("\n\n")),
                    this::takenHomeless);
        }
        return true;
    }

    private void takenHomeless() {
        var all = List.copyOf(homeless.keySet());
        homeless.clear();
        all.forEach(discard);
    }

    private @Nullable Room listed(RoomId id) {
        return rooms.get().stream().filter(room -> room.id().equals(id)).findFirst().orElse(null);
    }

    private @Nullable String name(RoomId id) {
        var room = listed(id);
        return room == null ? names.get(id) : Naming.named(room).name();
    }
}
