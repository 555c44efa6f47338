package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a room. A direct one is its people and nothing else: whatever name or topic comes with it is dropped. */
@Wire
public record NewRoom(@Sparse String name, RoomKind kind, @Nullable String topic, @Sparse List<UserId> members) {
    public NewRoom {
        boolean direct = kind == RoomKind.DIRECT;
        name = direct ? "" : Limits.line("name", name, 1, Limits.ROOM_NAME_CODE_POINTS);
        topic = direct || topic == null ? null : Limits.line("topic", topic, 0, Limits.TOPIC_CODE_POINTS);
        members = Limits.atMost("members", members,
                direct ? Limits.OTHERS_PER_DIRECT_ROOM : Limits.MEMBERS_PER_NEW_ROOM);
    }
}
