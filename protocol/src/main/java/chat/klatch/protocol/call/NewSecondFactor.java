package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;

/**
 * A second factor that is yet to be confirmed by a first code; told once.
 *
 * @param secret
 *            in base32, for who types it
 * @param address
 *            an {@code otpauth:} URI, which says the same and whose it is
 * @param side
 *            how many modules each side of its QR code has, with the four of empty border around that a camera needs
 * @param picture
 *            all dark modules of it, as the {@code d} of an SVG path in units of one
 * @param expiresAt
 *            until when it can be confirmed
 */
@Wire
public record NewSecondFactor(String secret, String address, long side, String picture, long expiresAt) {
    public NewSecondFactor {
        Limits.integer("side", side);
        Limits.integer("expiresAt", expiresAt);
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "NewSecondFactor[]";
    }
}
