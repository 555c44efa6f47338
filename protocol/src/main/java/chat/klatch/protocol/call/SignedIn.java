package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.User;
import org.jspecify.annotations.Nullable;

/**
 * An access: whose, the token, and until when.
 *
 * @param provider
 *            the {@link Provider#id} of who vouched for them; absent where they came in by a password
 */
@Wire
public record SignedIn(User user, String accessToken, long expiresAt, @Nullable String provider) {
    public SignedIn {
        accessToken = Limits.opaque("accessToken", accessToken, Limits.TOKEN_CHARS);
        Limits.integer("expiresAt", expiresAt);
    }

    /** By a password. */
    public SignedIn(User user, String accessToken, long expiresAt) {
        this(user, accessToken, expiresAt, null);
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "SignedIn[user=" + user.id() + "]";
    }
}
