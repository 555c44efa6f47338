package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/** Sets a password by the token of a one-time link. */
@Wire
public record NewPassword(String token, String password) {
    public NewPassword {
        token = Limits.opaque("token", token, Limits.TOKEN_CHARS);
        password = Limits.password("password", password);
    }

    /** Never the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "NewPassword[]";
    }
}
