package chat.klatch.client.jvm;

import chat.klatch.client.Chance;
import java.security.SecureRandom;
import java.util.Base64;

/** The JDK's secure randomness. Any number of threads. */
final class JvmChance implements Chance {
    private static final int KEY_BYTES = 16;
    private final SecureRandom random = new SecureRandom();

    @Override
    public long below(long bound) {
        return random.nextLong(bound);
    }

    @Override
    public String key() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
