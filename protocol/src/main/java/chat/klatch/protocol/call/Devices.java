package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the devices on which somebody is signed in, and where the next one begins. */
@Wire
public record Devices(List<Device> sessions, @Nullable String next) {
    public Devices {
        sessions = Limits.atMost("sessions", sessions, Limits.PAGE);
        next = next == null ? null : Limits.opaque("next", next, Limits.NEXT_CHARS);
    }
}
