package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/** Subscribes this connection to a room, from rev {@code since} on where it is given. */
@Wire("join")
public record Join(RequestId id, RoomId room, @Nullable Long since, @Nullable Integer limit) implements Request {
    public Join {
        Limits.ifGiven("since", since);
        if (limit != null) {
            Limits.between("limit", limit, 1, Limits.PAGE);
        }
    }

    public int limitOrDefault() {
        return limit == null ? Limits.PAGE_DEFAULT : limit;
    }
}
