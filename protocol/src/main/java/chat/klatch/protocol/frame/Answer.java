package chat.klatch.protocol.frame;

import chat.klatch.protocol.model.RequestId;
import org.jspecify.annotations.Nullable;

/** What one request gets; {@code re} is its id, absent where a frame answers none. */
public sealed interface Answer extends Event permits Welcome, Joined, Left, Ack, Page, Watching, Failed {
    @Nullable
    RequestId re();
}
