package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for messages of a room without joining it: the newest, or those before, after, around, or at given positions.
 */
@Wire("history")
public record History(RequestId id, RoomId room, @Nullable Long before, @Nullable Long after, @Nullable Long around,
        @Nullable List<Long> seqs, @Nullable Integer limit) implements Request {
    public History {
        Span.check(before, after, around, seqs, limit);
        seqs = seqs == null ? null : List.copyOf(seqs);
    }

    public int limitOrDefault() {
        return limit == null ? Limits.PAGE_DEFAULT : limit;
    }
}
