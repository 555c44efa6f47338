package chat.klatch.client.sync;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that are followed, each by its sync. The first of a user are followed by themselves, so that what is unread
 * is counted live; what is opened is followed too, until there are too many: then the one goes that was opened or
 * looked at longest ago. One thread.
 */
final class Followed {
    private static final int JOINED = Math.min(50, Limits.ROOMS_JOINED);
    private static final int OPEN = Math.min(150, Limits.ROOMS_JOINED);
    private final Map<RoomId, RoomSync> syncs = new LinkedHashMap<>();
    private final Function<RoomId, RoomSync> making;
    private @Nullable RoomId inFront;

    Followed(Function<RoomId, RoomSync> making) {
        this.making = making;
    }

    /** Null where the room is not followed. */
    @Nullable
    RoomSync get(RoomId room) {
        return syncs.get(room);
    }

    /** Follows the room from now on, if it does not. */
    RoomSync of(RoomId room) {
        return syncs.computeIfAbsent(room, making);
    }

    /** Follows the room, as far as that is bounded. */
    void follow(RoomId room) {
        if (syncs.size() < JOINED) {
            of(room);
        }
    }

    /** Follows the room as the last that is to be left; answers which are to be left for that. */
    List<RoomId> open(RoomId room) {
        of(room);
        last(room);
        return syncs.keySet().stream().limit(Math.max(0, syncs.size() - OPEN)).toList();
    }

    /** Somebody looks at the room: it is the last to be left, and the first to be joined again. */
    void look(RoomId room) {
        if (!room.equals(inFront)) {
            inFront = room;
            last(room);
        }
    }

    private void last(RoomId room) {
        var known = syncs.remove(room);
        if (known != null) {
            syncs.put(room, known);
        }
    }

    /** There is another connection. */
    void joinAll() {
        var first = inFront == null ? null : syncs.get(inFront);
        if (first != null) {
            first.join();
        }
        all().forEach(RoomSync::join);
    }

    /** Some are followed since the connection stands. */
    void joinNew() {
        all().stream().filter(sync -> !sync.loaded()).forEach(RoomSync::join);
    }

    private List<RoomSync> all() {
        return new ArrayList<>(syncs.values());
    }

    /** The server's data is another. */
    void restored() {
        syncs.values().forEach(RoomSync::forget);
    }

    /** Follows the room no more; false where it did not. */
    boolean forget(RoomId room) {
        var sync = syncs.remove(room);
        if (sync != null) {
            sync.close();
        }
        return sync != null;
    }

    /** Follows none. */
    void clear() {
        inFront = null;
        syncs.values().forEach(RoomSync::close);
        syncs.clear();
    }
}
