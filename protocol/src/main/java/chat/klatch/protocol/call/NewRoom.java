package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a room. */
@Wire
public record NewRoom(String name, RoomKind kind, @Nullable String topic, @Sparse List<UserId> members) {
    public NewRoom {
        name = Limits.line("name", name, kind == RoomKind.DIRECT ? 0 : 1, Limits.ROOM_NAME_CODE_POINTS);
        topic = topic == null ? null : Limits.line("topic", topic, 0, Limits.TOPIC_CODE_POINTS);
        members = List.copyOf(members);
    }
}
