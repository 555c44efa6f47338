package chat.klatch.protocol.model;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current state of one position in a room: {@code seq} never changes, {@code rev} is that of its latest change.
 * Times in milliseconds since 1970 UTC.
 */
public record Message(long seq, long rev, Person author, @Nullable MessageKey key, String text, long at,
        @Nullable Long editedAt, @Nullable Long deletedAt, @Nullable UserId deletedBy, @Nullable Long replyTo,
        @Sparse List<Reaction> reactions, @Sparse List<Attachment> files, @Sparse List<UserId> mentions,
        @Sparse boolean mentionsRoom, @Nullable SystemNote system) {
    public Message {
        Limits.integer("seq", seq);
        Limits.integer("rev", rev);
        Limits.integer("at", at);
        Limits.ifGiven("editedAt", editedAt);
        Limits.ifGiven("deletedAt", deletedAt);
        Limits.ifGiven("replyTo", replyTo);
        if (rev < seq) {
            throw new Invalid("rev", "must not be before seq");
        }
        if ((deletedAt == null) != (deletedBy == null)) {
            throw new Invalid("deletedBy", "must come with deletedAt");
        }
        if ((key == null) != (system != null)) {
            throw new Invalid("key", "must be there, but in a system message");
        }
        if ((system != null || deletedAt != null) && !text.isEmpty()) {
            throw new Invalid("text", "must be empty in a system or deleted message");
        }
        reactions = Limits.atMost("reactions", reactions, Limits.REACTIONS_PER_MESSAGE);
        files = Limits.atMost("files", files, Limits.FILES_PER_MESSAGE);
        mentions = Limits.atMost("mentions", mentions, Limits.MENTIONS_PER_MESSAGE);
    }

    /** A message as it was first said: no change of any kind since. */
    public static Message said(long seq, Person author, MessageKey key, String text, long at, @Nullable Long replyTo) {
        return new Message(seq, seq, author, key, text, at, null, null, null, replyTo, List.of(), List.of(), List.of(),
                false,
                null);
    }
}
