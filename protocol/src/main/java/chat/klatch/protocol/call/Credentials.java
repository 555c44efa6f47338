package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** Signs somebody in. Whatever is wrong with them, they are only wrong: the rules of sign-up do not show here. */
@Wire
public record Credentials(String username, String password) {
    public Credentials {
        username = Limits.secret("username", username);
        password = Limits.secret("password", password);
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "Credentials[username=" + username + "]";
    }
}
