package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/**
 * Who is signed in shows once more that it is them, by all that they come in with. Whatever is wrong with it, it is
 * only wrong.
 *
 * @param code
 *            of the second factor, or one for recovery; empty where the account has none
 */
@Wire
public record Proof(String password, String code) {
    public Proof {
        password = Limits.secret("password", password);
        code = Limits.secret("code", code);
    }

    /** Never the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "Proof[]";
    }
}
