package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import java.util.List;

/** The devices on which somebody is signed in. */
@Wire
public record Devices(List<Device> sessions) {
    public Devices {
        sessions = List.copyOf(sessions);
    }
}
