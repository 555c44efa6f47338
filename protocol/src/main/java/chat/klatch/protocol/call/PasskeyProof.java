package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/**
 * Signs somebody in by a passkey.
 *
 * @param credential
 *            what the browser says: its {@code AuthenticationResponseJSON}, as a string
 */
@Wire
public record PasskeyProof(String credential) {
    public PasskeyProof {
        credential = Limits.opaque("credential", credential, Limits.CREDENTIAL_CHARS);
    }

    /** Never the proof: this may reach a log. */
    @Override
    public String toString() {
        return "PasskeyProof[]";
    }
}
