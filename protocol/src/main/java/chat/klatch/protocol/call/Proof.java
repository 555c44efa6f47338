package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in shows once more that it is them, by all that they come in with. Whatever is wrong with it, it is
 * only wrong.
 *
 * @param code
 *            of the second factor, or one for recovery; empty where the account has none, or there is a credential
 * @param credential
 *            what the browser says of a passkey, where that is the second factor or is to be: its
 *            {@code AuthenticationResponseJSON}, as a string; absent where there is a code
 */
@Wire
public record Proof(String password, String code, @Nullable String credential) {
    public Proof {
        password = Limits.secret("password", password);
        code = Limits.secret("code", code);
        credential = credential == null ? null : Limits.opaque("credential", credential, Limits.CREDENTIAL_CHARS);
    }

    /** Without a passkey. */
    public Proof(String password, String code) {
        this(password, code, null);
    }

    /** Never the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "Proof[]";
    }
}
