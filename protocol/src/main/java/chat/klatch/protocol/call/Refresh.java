package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new access by a refresh token: this one, or the cookie's.
 *
 * @param optional
 *            true of who only asks whether they are signed in: without any token that is no refusal
 */
@Wire
public record Refresh(@Nullable String refreshToken, @Nullable Boolean optional) {
    public Refresh {
        refreshToken = refreshToken == null ? null : Limits.opaque("refreshToken", refreshToken, Limits.TOKEN_CHARS);
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "Refresh[]";
    }
}
