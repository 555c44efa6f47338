package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as it stands in its table; only a notice has no key. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MessageRow(RoomId room, long seq, long rev, UserId author, @Nullable MessageKey key, @Nullable Instant deletedAt,
        Instant at, @Nullable Instant editedAt, @Nullable UserId deletedBy, @Nullable Long replyTo,
        boolean mentionsRoom, String authorName, byte @Nullable [] said, @Nullable String mentions,
        @Nullable String notice, String text, @Nullable String reactions) {

    static final String COLUMNS = "room, seq, rev, author, key, deleted_at, at, edited_at, deleted_by, reply_to, "
            + "mentions_room, author_name, said, mentions, notice, text, reactions";

    boolean deleted() {
        return deletedAt != null;
    }

    /** When it was last edited, as the wire says it: 0 for never. */
    long base() {
        return editedAt == null ? 0 : editedAt.toEpochMilli();
    }

    /** Never the text: this may reach a log. */
    @Override
    public String toString() {
        return "MessageRow[room=" + room + ", seq=" + seq + ", rev=" + rev + "]";
    }
}
