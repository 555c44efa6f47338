package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** A one-time link by which somebody sets a password: the token that it carries, and until when it is good. */
@Wire
public record PasswordReset(String token, long expiresAt) {
    public PasswordReset {
        token = Limits.opaque("token", token, Limits.TOKEN_CHARS);
        Limits.integer("expiresAt", expiresAt);
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "PasswordReset[expiresAt=" + expiresAt + "]";
    }
}
