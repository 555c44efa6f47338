package chat.klatch.client;

import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.sync.Outbox;
import chat.klatch.client.sync.RoomBook;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Told of every change, on the client's thread, after the client itself is in the new state. What is told says where to
 * look, not what is there: who draws reads the client, and may do that once for many changes.
 */
public interface ClientListener extends RoomBook.Listener, Outbox.Listener {
    void stageChanged(Stage stage);

    void linkChanged(Link link);

    /** The list of rooms, or something in one of them (name, unread, …). */
    @Override
    void roomsChanged();

    /** What {@link Client#timeline} shows of one room. */
    @Override
    void timelineChanged(RoomId room);

    /** The server has told, in the middle of a connection, of a room that was not this user's, and is now. */
    @Override
    default void roomCame(Room room) {
    }

    /** A room is not this user's any more: they left, were removed, or it is gone. Its last state. */
    @Override
    default void roomGone(Room room) {
    }

    /** Who is typing in one room. */
    default void typingChanged(RoomId room) {
    }

    /** What {@link Client#people} knows: somebody's name, or whether somebody watched is there. */
    default void peopleChanged() {
    }

    /** Whether what is written survives this client ({@link Client#isSafe}) is otherwise now. */
    default void safetyChanged() {
    }

    /** The user's settings are other ones now; whoever uses them fetches them. */
    default void settingsChanged() {
    }

    /**
     * The server refused what was asked, and it is undone. What was written stays in the timeline's {@code unsent} and
     * {@code changes}; of anything else nothing is left but this.
     */
    @Override
    default void refused(Unsent wish) {
    }

    @Override
    default void stranded(Unsent wish) {
    }

    /**
     * The rev up to which whoever listens has heard a room in an earlier life, asked once before it is first joined;
     * null for those who only look at the newest.
     */
    @Override
    default @Nullable Long heardUpTo(Room room) {
        return null;
    }

    /**
     * The log of a joined room has grown: every message that is new or has changed since the last telling, as it is
     * now, in the order of their revs, the last of which belongs to the room's rev {@code upTo}. Where they are not
     * {@code whole}, there was too much: others came or changed before them, which only the history tells.
     */
    @Override
    default void logged(RoomId room, List<Message> changes, long upTo, boolean whole) {
    }
}
