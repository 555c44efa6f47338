package chat.klatch.client.sync;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What "3 unread" means: others' messages after the marker, not deleted and no notices; and how many of them mention
 * this user. One thread.
 */
final class Unread {
    private final UserId me;
    private long marker;
    private int count;
    private int mentions;

    Unread(UserId me) {
        this.me = me;
    }

    /** The server's word, which is true at the moment it was said. */
    void told(long read, int unread, int mentioned) {
        marker = read;
        count = unread;
        mentions = mentioned;
    }

    /**
     * Counts a change.
     *
     * @param before
     *            what stood there, as far as it is known here
     * @param direct
     *            whether the room is one where every message is meant for its people
     * @return false where only the server can tell how many there are now
     */
    boolean said(@Nullable Message before, Message now, boolean direct) {
        if (now.seq() <= marker || now.system() != null || now.author().id().equals(me)) {
            return true;
        }
        int meant = direct || mentions(now) ? 1 : 0;
        if (now.seq() == now.rev()) {
            count = Math.min(count + 1, Limits.UNREAD_COUNTED);
            mentions += meant;
            return true;
        }
        if (now.deletedAt() != null) {
            boolean known = count < Limits.UNREAD_COUNTED;
            count -= known && count > 0 ? 1 : 0;
            mentions = Math.max(0, mentions - meant);
            return known;
        }
        if (before == null) {
            return direct || now.editedAt() == null;
        }
        mentions = Math.max(0, mentions + meant - (direct || mentions(before) ? 1 : 0));
        return true;
    }

    private boolean mentions(Message message) {
        return message.mentionsRoom() || message.mentions().contains(me);
    }

    long marker() {
        return marker;
    }

    int count() {
        return count;
    }

    int mentions() {
        return mentions;
    }
}
