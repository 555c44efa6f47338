package chat.klatch.client.view.room;

import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where what is new begins: set once, when a room is opened, and there until it is read, answered or left. So it never
 * moves under a reader's eyes.
 */
final class UnreadLine {
    /** A place further back than so many messages is not read up to, but gone to. */
    private static final int FURTHEST = 500;
    private final User me;
    private final long marker;
    private final int unread;
    private final long newest;
    private long first = -1;

    /**
     * @param marker
     *            the read marker when the room was opened
     * @param newest
     *            the newest message then; what came since says nothing about where the line stands
     */
    UnreadLine(User me, long marker, int unread, long newest) {
        this.me = me;
        this.marker = marker;
        this.unread = unread;
        this.newest = newest;
    }

    /** Whether everything was read that was new at its place: the marker has gone on. */
    boolean isBehind(long read) {
        return read > marker;
    }

    /** How many were unread when the room was opened. */
    int unread() {
        return unread;
    }

    /** The seq after which the line stands; negative as long as that is not loaded. */
    long after(Timeline timeline, List<Message> loaded) {
        boolean further = isFurtherBack(timeline, loaded);
        if (first < 0 && !further) {
            first = loaded.stream().filter(this::isNew).mapToLong(Message::seq).findFirst().orElse(-1);
        }
        boolean loadedFrom = first < 0 ? !further : loaded.isEmpty() || loaded.getFirst().seq() <= first;
        return loadedFrom ? marker : -1;
    }

    /** The first message after the line, or null where it is not loaded. */
    @Nullable
    Message target(Timeline timeline, List<Message> loaded) {
        return after(timeline, loaded) < 0 ? null : loaded.stream().filter(this::isNew).findFirst().orElse(null);
    }

    /** When the last was said before {@code first}, or else that. */
    static long since(List<Message> loaded, Message first) {
        return loaded.get(Math.max(0, loaded.indexOf(first) - 1)).at();
    }

    private boolean isNew(Message message) {
        return message.seq() > marker && Rows.counts(message, me);
    }

    /** Whether older messages are to be fetched, because the line stands among them. */
    boolean wantsOlder(Timeline timeline, List<Message> loaded) {
        return after(timeline, loaded) < 0 && !isFar(loaded) && !timeline.pagingFailed();
    }

    /** Where to go, because the line stands too far back for that; negative for nowhere. */
    long wantsJump(Timeline timeline, List<Message> loaded) {
        return after(timeline, loaded) < 0 && isFar(loaded) ? marker + 1 : -1;
    }

    private boolean isFar(List<Message> loaded) {
        return unread > FURTHEST || loaded.size() >= FURTHEST;
    }

    /** A marker may lie far behind the first message that is new, where its reader only wrote since. */
    private boolean isFurtherBack(Timeline timeline, List<Message> loaded) {
        return timeline.more() && !loaded.isEmpty() && loaded.getFirst().seq() > marker + 1
                && loaded.stream().filter(message -> message.seq() <= newest && isNew(message)).count() < unread;
    }
}
