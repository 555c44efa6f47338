package chat.klatch.server.rooms;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.storage.Database;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a direct room to the others at its first message, before anything else is said of it. Every other room begins
 * with a notice, so a message that nobody's notice precedes is the first of a direct one. On the writer's thread.
 */
public final class Openings implements Consumer<List<Posted>> {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);
    private final Database database;
    private final RoomNews news;
    private final Hub hub;
    private final Consumer<List<Posted>> next;

    /**
     * @param next
     *            tells the messages themselves
     */
    public Openings(Database database, RoomList list, Hub hub, Consumer<List<Posted>> next) {
        this.database = database;
        this.news = new RoomNews(database, list, hub);
        this.hub = hub;
        this.next = next;
    }

    @Override
    public void accept(List<Posted> changes) {
        changes.stream().filter(Openings::isFirst).forEach(this::tryToShow);
        next.accept(changes);
    }

    private static boolean isFirst(Posted change) {
        return change.message().rev() == 1 && change.message().system() == null;
    }

    private void tryToShow(Posted first) {
        try {
            show(first);
        } catch (RuntimeException lost) {
            LOG.error("A direct room could not be shown to its people; its messages are told all the same.", lost);
        }
    }

    private void show(Posted first) {
        var author = first.message().author().id();
        database.read(handle -> Memberships.of(handle, first.room())).stream()
                .filter(user -> !user.equals(author)).forEach(user -> {
                    hub.admit(first.room(), user);
                    news.one(first.room(), user);
                });
    }
}
