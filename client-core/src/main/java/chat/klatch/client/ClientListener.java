package chat.klatch.client;

import chat.klatch.client.connection.Link;
import chat.klatch.protocol.model.RoomId;

/** Told of every change, on the client's thread, after the client itself is in the new state. */
public interface ClientListener {
    void stageChanged(Stage stage);

    void linkChanged(Link link);

    /** The list of rooms, or something in one of them (name, unread, …). */
    void roomsChanged();

    /** What {@link Client#timeline} shows of one room. */
    void timelineChanged(RoomId room);
}
