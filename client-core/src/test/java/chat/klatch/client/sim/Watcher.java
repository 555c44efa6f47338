package chat.klatch.client.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.Client;
import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.HashSet;
import java.util.function.Supplier;

/** Checks, whenever a client says that something changed, all that must always be so. */
final class Watcher implements ClientListener {
    private static final long STOOD_MILLIS = 30_000;
    private final SimServer server;
    private final User user;
    private final SimClock clock;
    private final Supplier<Client> client;
    private long upSince = -1;
    private int tries;

    Watcher(SimServer server, User user, SimClock clock, Supplier<Client> client) {
        this.server = server;
        this.user = user;
        this.clock = clock;
        this.client = client;
    }

    @Override
    public void stageChanged(Stage stage) {
        assertTrue(!(stage instanceof Stage.SignedOut), "nobody here signs out");
    }

    /** Each wait is within its bound, by a count of our own. */
    @Override
    public void linkChanged(Link link) {
        switch (link) {
            case Link.Up _ -> upSince = clock.now();
            case Link.Waiting waiting -> {
                tries = upSince >= 0 && clock.now() - upSince >= STOOD_MILLIS ? 0 : tries;
                upSince = -1;
                if (!waiting.told()) {
                    long wait = waiting.until() - clock.elapsed();
                    assertTrue(wait >= 0 && wait < Math.min(30_000, 1_000L << Math.min(tries, 20)),
                            () -> "waits " + wait + " after " + tries);
                    tries++;
                }
            }
            case Link.Trying _,Link.Stopped _ -> {
                // nothing to measure
            }
        }
    }

    @Override
    public void roomsChanged() {
        // told with each timeline
    }

    @Override
    public void timelineChanged(RoomId id) {
        var shown = client.get().timeline(id);
        nothingTwice(shown);
        if (shown.loaded()) {
            var listed = client.get().rooms().stream().filter(room -> room.id().equals(id)).findFirst().orElseThrow();
            nothingMissing(shown, listed.rev(), server.room(id));
        }
    }

    private void nothingTwice(Timeline shown) {
        var keys = new HashSet<MessageKey>();
        for (Message message : shown.messages()) {
            assertTrue(message.key() == null || !message.author().id().equals(user.id()) || keys.add(message.key()),
                    () -> message + " stands twice");
        }
        for (Unsent unsent : shown.unsent()) {
            assertTrue(keys.add(unsent.key()), () -> unsent + " stands twice");
        }
    }

    /**
     * From the first that is shown to the last, or to the cursor, everything is there, in order, and not older than the
     * cursor; but a stretch further back that was not heard of meanwhile is just being fetched anew.
     */
    private static void nothingMissing(Timeline shown, long cursor, SimRoom room) {
        var messages = shown.messages();
        long oldest = shown.more() ? messages.getFirst().seq() : 0;
        long newest = shown.newer() ? messages.getLast().seq() : cursor;
        var all = room.messages().stream().map(Message::seq).filter(seq -> seq >= oldest && seq <= newest).toList();
        assertEquals(all, messages.stream().map(Message::seq).toList());
        for (Message message : messages) {
            assertTrue(shown.newer() && shown.jumping()
                    || message.rev() >= room.at(message.seq(), cursor).rev(),
                    () -> message + " is older than " + cursor);
        }
    }
}
