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
    /** A place further back than so many messages is not fetched by itself. */
    private static final int FURTHEST = 500;
    private final User me;
    private final long marker;
    private final int unread;

    /**
     * @param marker
     *            the read marker when the room was opened
     */
    UnreadLine(User me, long marker, int unread) {
        this.me = me;
        this.marker = marker;
        this.unread = unread;
    }

    /** The seq after which the line stands. */
    long marker() {
        return marker;
    }

    /** How many were unread when the room was opened. */
    int unread() {
        return unread;
    }

    /** The first message after the line, or null where it is not loaded. */
    @Nullable
    Message target(Timeline timeline) {
        var messages = timeline.messages();
        if (isFurtherBack(timeline, messages)) {
            return null;
        }
        for (Message message : messages) {
            if (message.seq() > marker && Rows.counts(message, me)) {
                return message;
            }
        }
        return null;
    }

    /** Whether older messages are to be fetched, because the line stands among them. */
    boolean wantsOlder(Timeline timeline) {
        var messages = timeline.messages();
        return isFurtherBack(timeline, messages) && messages.size() < FURTHEST && !timeline.paging()
                && !timeline.pagingFailed();
    }

    private boolean isFurtherBack(Timeline timeline, List<Message> messages) {
        return timeline.more() && !messages.isEmpty() && messages.getFirst().seq() > marker + 1;
    }
}
