package chat.klatch.server.bot;

import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.protocol.model.RoomId;

/** Hears nothing: these tests ask. */
public final class Deaf implements ClientListener {
    @Override
    public void stageChanged(Stage stage) {
        // asked for
    }

    @Override
    public void linkChanged(Link link) {
        // asked for
    }

    @Override
    public void roomsChanged() {
        // asked for
    }

    @Override
    public void timelineChanged(RoomId room) {
        // asked for
    }
}
