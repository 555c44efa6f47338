package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/** Changes this user's own view of a room; what is absent stays as it is. */
@Wire
public record RoomViewPatch(@Nullable Boolean muted) {
}
