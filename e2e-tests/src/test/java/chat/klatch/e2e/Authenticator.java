package chat.klatch.e2e;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app that shows codes (RFC 6238), after somebody typed the key into it. */
public record Authenticator(String key) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_BYTES = 20;
    private static final long STEP_SECONDS = 30;

    /** What it shows now. */
    public String code() {
        return code(Instant.now().getEpochSecond() / STEP_SECONDS);
    }

    /** What it shows next, which is good half a minute before already. */
    public String nextCode() {
        return code(Instant.now().getEpochSecond() / STEP_SECONDS + 1);
    }

    private String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int number = hash.getInt(hash.get(hash.limit() - 1) & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] secret() {
        var number = BigInteger.ONE; // so that no byte is lost where the key begins with zeros
        for (int at = 0; at < key.length(); at++) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(LETTERS.indexOf(key.charAt(at))));
        }
        var bytes = number.toByteArray();
        var secret = new byte[KEY_BYTES];
        System.arraycopy(bytes, bytes.length - KEY_BYTES, secret, 0, KEY_BYTES);
        return secret;
    }
}
