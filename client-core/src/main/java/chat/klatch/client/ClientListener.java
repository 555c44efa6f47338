package chat.klatch.client;

import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;

/**
 * Told of every change, on the client's thread, after the client itself is in the new state. What is told says where to
 * look, not what is there: who draws reads the client, and may do that once for many changes.
 */
public interface ClientListener {
    void stageChanged(Stage stage);

    void linkChanged(Link link);

    /** The list of rooms, or something in one of them (name, unread, …). */
    void roomsChanged();

    /** What {@link Client#timeline} shows of one room. */
    void timelineChanged(RoomId room);

    /** A room is not this user's any more: they left, were removed, or it is gone. Its last state. */
    default void roomGone(Room room) {
    }

    /** Who is typing in one room. */
    default void typingChanged(RoomId room) {
    }

    /** What {@link Client#people} knows: somebody's name, or whether somebody watched is there. */
    default void peopleChanged() {
    }

    /** The user's settings are other ones now; whoever uses them fetches them. */
    default void settingsChanged() {
    }

    /**
     * The server refused what was asked, and it is undone. What was written stays in the timeline's {@code unsent} and
     * {@code changes}; of anything else nothing is left but this.
     */
    default void refused(Unsent wish) {
    }
}
