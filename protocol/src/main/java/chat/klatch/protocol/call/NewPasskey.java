package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/**
 * A passkey that was just made, to come in by from now on.
 *
 * @param credential
 *            what the browser says of it: its {@code RegistrationResponseJSON}, as a string
 */
@Wire
public record NewPasskey(String name, String credential) {
    public NewPasskey {
        name = Limits.line("name", name, 1, Limits.PASSKEY_NAME_CODE_POINTS);
        credential = Limits.opaque("credential", credential, Limits.CREDENTIAL_CHARS);
    }

    /** Not what the browser says: this may reach a log. */
    @Override
    public String toString() {
        return "NewPasskey[" + name + "]";
    }
}
