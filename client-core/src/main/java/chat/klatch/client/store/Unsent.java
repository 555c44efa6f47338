package chat.klatch.client.store;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/** A message that a person wrote and nobody acknowledged yet; {@code at} is when, by this machine. */
public record Unsent(MessageKey key, RoomId room, String text, @Nullable Long replyTo, long at, Fate fate) {
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
        return new Unsent(key, room, text, replyTo, at, next);
    }
}
