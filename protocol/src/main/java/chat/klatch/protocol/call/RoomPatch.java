package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/** Changes a room; what is absent stays as it is. */
@Wire
public record RoomPatch(@Nullable String name, @Nullable String topic, @Nullable Boolean archived) {
    public RoomPatch {
        name = name == null ? null : Limits.line("name", name, 1, Limits.ROOM_NAME_CODE_POINTS);
        topic = topic == null ? null : Limits.line("topic", topic, 0, Limits.TOPIC_CODE_POINTS);
    }
}
