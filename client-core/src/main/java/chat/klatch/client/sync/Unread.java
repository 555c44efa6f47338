package chat.klatch.client.sync;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.UserId;

/** What "3 unread" means: others' messages after the marker, not deleted and no notices. One thread. */
final class Unread {
    private long marker;
    private int count;

    /** The server's word, which is true at the moment it was said. */
    void told(long read, int unread) {
        marker = read;
        count = unread;
    }

    /** A message that is new here. */
    void said(Message message, UserId me) {
        boolean counts = message.seq() > marker && message.seq() == message.rev() && message.system() == null
                && !message.author().id().equals(me);
        if (counts && count < Limits.UNREAD_COUNTED) {
            count++;
        }
    }

    long marker() {
        return marker;
    }

    int count() {
        return count;
    }
}
