package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Signs somebody in. Whatever is wrong with them, they are only wrong: the rules of sign-up do not show here.
 *
 * @param code
 *            of the second factor, or one for recovery; absent where the account has none, or nobody has asked for it
 */
@Wire
public record Credentials(String username, String password, @Nullable String code) {
    public Credentials {
        username = Limits.secret("username", username);
        password = Limits.secret("password", password);
        code = code == null ? null : Limits.secret("code", code);
    }

    /** Without a second factor. */
    public Credentials(String username, String password) {
        this(username, password, null);
    }

    /** Never the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "Credentials[username=" + username + "]";
    }
}
