package chat.klatch.server.storage;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids that nobody can guess: 128 random bits as 22 characters of {@code A-Za-z0-9_-}. Any number of threads. */
public final class Ids {
    private static final int BYTES = 16;
    private final SecureRandom random;

    public Ids(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
