package chat.klatch.client.view.screen;

import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Private rooms that have come while somebody is here, and who let them in, which the log of each tells. Into any other
 * room one may have gone by oneself, elsewhere.
 */
final class Additions {
    private static final String ADDED = "added";
    private final Set<RoomId> came = new HashSet<>();

    void came(Room room) {
        if (room.kind() == RoomKind.PRIVATE) {
            came.add(room.id());
        }
    }

    /** What its log holds; who added this user to it, once, or null for nobody. */
    @Nullable
    Person heard(RoomId room, List<Message> log, UserId me) {
        if (!came.remove(room)) {
            return null;
        }
        for (int i = log.size() - 1; i >= 0; i--) {
            var message = log.get(i);
            var note = message.system();
            if (note != null && note.kind().equals(ADDED)
                    && note.users().stream().anyMatch(user -> user.id().equals(me))) {
                return message.author().id().equals(me) ? null : message.author();
            }
        }
        return null;
    }

    /** Nobody is here any more. */
    void leave() {
        came.clear();
    }
}
