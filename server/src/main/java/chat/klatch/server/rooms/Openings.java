package chat.klatch.server.rooms;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.storage.Database;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows a direct room to the others at its first message, before anything else is said of it. Every other room begins
 * with a notice, so a message that nobody's notice precedes is the first of a direct one. On the writer's thread.
 */
public final class Openings implements Consumer<List<Posted>> {
    private final RoomNews news;
    private final Consumer<List<Posted>> next;

    /**
     * @param next
     *            tells the messages themselves
     */
    public Openings(Database database, RoomList list, Hub hub, Consumer<List<Posted>> next) {
        this.news = new RoomNews(database, list, hub);
        this.next = next;
    }

    @Override
    public void accept(List<Posted> changes) {
        changes.stream().filter(Openings::isFirst)
                .forEach(first -> news.firstMessage(first.room(), first.message().author().id()));
        next.accept(changes);
    }

    private static boolean isFirst(Posted change) {
        return change.message().rev() == 1 && change.message().system() == null;
    }
}
