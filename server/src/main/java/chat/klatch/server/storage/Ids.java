package chat.klatch.server.storage;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes ids that nobody can guess: 128 random bits as 22 characters of {@code A-Za-z0-9_-}. None begins with a hyphen,
 * so that an id is never an option to a command that is given it; that leaves 127.98 bits. Any number of threads.
 */
public final class Ids {
    private static final int BYTES = 16;
    private final SecureRandom random;

    public Ids(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        String id;
        do {
            id = drawn();
        } while (id.startsWith("-"));
        return id;
    }

    private String drawn() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    /** So many random bytes, for what is a secret and no id. */
    public byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
