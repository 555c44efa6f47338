package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.SessionId;

/** One signed-in device, as its owner sees it; {@code current} is the one that asks. */
public record Device(SessionId id, long createdAt, long seenAt, String agent, boolean current) {
    public Device {
        Limits.integer("createdAt", createdAt);
        Limits.integer("seenAt", seenAt);
    }
}
