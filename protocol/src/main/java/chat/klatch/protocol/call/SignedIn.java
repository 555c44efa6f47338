package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.User;

/** An access: whose, the token, and until when. */
@Wire
public record SignedIn(User user, String accessToken, long expiresAt) {
    public SignedIn {
        accessToken = Limits.opaque("accessToken", accessToken, Limits.TOKEN_CHARS);
        Limits.integer("expiresAt", expiresAt);
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "SignedIn[user=" + user.id() + "]";
    }
}
