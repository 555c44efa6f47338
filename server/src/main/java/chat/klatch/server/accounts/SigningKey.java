package chat.klatch.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One secret of the place, in Base64: what it signs carries its id, so that it is found again for verifying. */
record SigningKey(String id, Instant madeAt, String secret) {
    private static final String ALGORITHM = "HmacSHA256";

    /** The key for one purpose: no token of one kind is ever good as another. */
    byte[] forPurpose(String purpose) {
        return sign(Base64.getDecoder().decode(secret), purpose);
    }

    byte[] sign(String purpose, String text) {
        return sign(forPurpose(purpose), text);
    }

    private static byte[] sign(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
