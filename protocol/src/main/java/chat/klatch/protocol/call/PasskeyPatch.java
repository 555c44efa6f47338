package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** What a passkey is called from now on. */
@Wire
public record PasskeyPatch(String name) {
    public PasskeyPatch {
        name = Limits.line("name", name, 1, Limits.PASSKEY_NAME_CODE_POINTS);
    }
}
