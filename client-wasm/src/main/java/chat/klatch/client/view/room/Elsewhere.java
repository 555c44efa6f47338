package chat.klatch.client.view.room;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.page.Naming;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.Map;

/**
 * Messages that were refused while their author looked elsewhere: each room's are told in a toast that leads there,
 * where they can be sent again, until that room is seen. One thread.
 */
final class Elsewhere {
    /** Tells a person something of a room. */
    interface Telling {
        /**
         * @param room
         *            its name is what people call it
         * @return takes it away
         */
        Runnable tell(String said, Room room);
    }

    private final Telling telling;
    private final Map<RoomId, Integer> messages = new HashMap<>();
    private final Map<RoomId, Runnable> told = new HashMap<>();

    Elsewhere(Telling telling) {
        this.telling = telling;
    }

    /** Whoever comes next wrote nothing. */
    void leave() {
        messages.clear();
        told.clear();
    }

    /** A message to this room was refused, which shows it, to nobody yet. */
    void refused(Room room) {
        var named = Naming.named(room);
        int all = messages.merge(room.id(), 1, Integer::sum);
        takeAway(room.id());
        told.put(room.id(), telling.tell(TalkTexts.notSent(all, named.name()), named));
    }

    boolean tellsOf(RoomId room) {
        return messages.containsKey(room);
    }

    /** The room is seen, or there is none to be seen any more. */
    void seen(RoomId room) {
        if (messages.remove(room) != null) {
            takeAway(room);
        }
    }

    private void takeAway(RoomId room) {
        var old = told.remove(room);
        if (old != null) {
            old.run();
        }
    }
}
