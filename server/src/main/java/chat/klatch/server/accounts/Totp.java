package chat.klatch.server.accounts;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an app makes from a secret and the time (RFC 6238), in the one form that all apps know: SHA-1, six digits,
 * another every 30 seconds.
 */
final class Totp {
    static final int SECRET_BYTES = 20; // RFC 4226: as long as what the hash gives
    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;
    private static final long STEP_SECONDS = 30;
    private static final int OFF_STEPS = 1; // for clocks that are a little wrong, and people who type slowly
    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {
    }

    /** Whether this could be such a code, whatever it is worth. */
    static boolean isCode(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What an app shows during a step. */
    static String code(byte[] secret, long step) {
        var hash = hash(secret, step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = (hash[offset] & 0x7f) << 24 | (hash[offset + 1] & 0xff) << 16 | (hash[offset + 2] & 0xff) << 8
                | hash[offset + 3] & 0xff;
        return String.valueOf(CODES + number % CODES).substring(1);
    }

    private static byte[] hash(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                mac.update((byte) (step >>> shift));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * The step of a right code.
     *
     * @param last
     *            that of the last code that was used: neither it nor any before it is good
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long last) {
        long at = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(at - OFF_STEPS, at + OFF_STEPS).filter(step -> step > last)
                .filter(step -> SignOns.same(code(secret, step), code)).findFirst();
    }
}
