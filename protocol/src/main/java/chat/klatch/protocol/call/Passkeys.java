package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import java.util.List;

/** All passkeys of somebody’s that are good at this place, the oldest first. */
@Wire
public record Passkeys(List<Passkey> passkeys) {
    public Passkeys {
        passkeys = Limits.atMost("passkeys", passkeys, Limits.PASSKEYS);
    }
}
