package chat.klatch.client.store;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote or did and nobody acknowledged yet: a message, or where {@code change} is given, a change of one
 * that is there; {@code text} is the new text, empty where there is none. {@code at} is when, by this machine. The key
 * of a change is known here only.
 */
public record Unsent(MessageKey key, RoomId room, String text, @Nullable Reply reply, long at, Fate fate,
        @Nullable Change change) {
    /** A new message. */
    public Unsent(MessageKey key, RoomId room, String text, @Nullable Reply reply, long at, Fate fate) {
        this(key, room, text, reply, at, fate, null);
    }

    /** What a message answers: the one at {@code seq}, as it was numbered under {@code epoch}. */
    public record Reply(long seq, String epoch) {
    }

    /** What is to become of the message at {@code seq}, as it was numbered under {@code epoch}. */
    public record Change(long seq, String epoch, Deed deed) {
    }

    public sealed interface Deed {
    }

    /** Another text; {@code base} is the {@code editedAt} that its author saw, 0 for none. */
    public record Edit(long base) implements Deed {
    }

    public record Delete() implements Deed {
    }

    public record React(String emoji, boolean on) implements Deed {
    }

    /** What became of it so far. */
    public sealed interface Fate {
    }

    /** On its way over a standing connection. */
    public record Sending() implements Fate {
    }

    /** Kept until the connection is back, or until its turn comes. */
    public record Waiting() implements Fate {
    }

    /** Refused for good: only its author can try again, change it or throw it away. */
    public record Refused(ErrorCode code, String reason) implements Fate {
    }

    public Unsent become(Fate next) {
        return new Unsent(key, room, text, reply, at, next, change);
    }

    /** The same change, as the next one after an edit of this client's own. */
    public Unsent based(Change next) {
        return new Unsent(key, room, text, reply, at, fate, next);
    }

    /** The same message, as the answer to none. */
    public Unsent withoutReply() {
        return new Unsent(key, room, text, null, at, fate, change);
    }

    /**
     * Whether it means a message by its number under other data of the server: under {@code epoch} that may be another
     * one. What an earlier version kept does not say which message it answers under which data, and is believed.
     */
    public boolean isVoid(String epoch) {
        return change != null
                ? !change.epoch.equals(epoch)
                : reply != null && !reply.epoch.isEmpty() && !reply.epoch.equals(epoch);
    }

    /** Whether somebody wrote something that is nowhere else: it stays until they throw it away. */
    public boolean isWritten() {
        return change == null || change.deed instanceof Edit;
    }
}
