package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.server.refusal.Refused;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id (RFC 9106; 1 lane), at most two at a time: each costs its memory. A few may wait; whoever comes when they
 * are too many is refused at once, so that a rush of guesses leaves threads for everything else. Any number of threads.
 */
final class Passwords {
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 32;
    private static final int WAITING_OF_ONE = 16; // so that one network alone shuts nobody out
    private static final long WAIT_SECONDS = 10;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private final Argon2Function argon;
    private final String nobody;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore places = new Semaphore(AT_ONCE + WAITING);
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    Passwords(PasswordCost cost) {
        argon = Argon2Function.getInstance(cost.memoryKib(), cost.passes(), LANES, HASH_BYTES, Argon2.ID);
        // No password's: what it costs to compare with it is all that it is for.
        nobody = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(cost.memoryKib(), cost.passes(), LANES,
                zeros(SALT_BYTES), zeros(HASH_BYTES));
    }

    /** What is compared with where there is no hash: it costs as much as any that is made here. */
    String nobodys() {
        return nobody;
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    /** The hash in PHC form, with its own salt and parameters. */
    String hash(String password) {
        return admitted(
                () -> atOnce(() -> Password.hash(password).addRandomSalt(SALT_BYTES).with(argon).getResult()));
    }

    /**
     * Whether {@code hash} is the password's; where there is none it takes as long, so that time does not tell which
     * names exist. Only for who is {@link #admitted}.
     */
    boolean matches(String password, @Nullable String hash) {
        var compared = hash == null ? nobody : hash;
        return atOnce(() -> Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared)))
                && hash != null;
    }

    /** Runs {@code work}, which will hash, or refuses where too many do already. */
    <T> T admitted(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** The same, where whoever asks, by their network or session, has not too many of the places already. */
    <T> T admitted(String whence, Supplier<T> work) {
        if (held.merge(whence, 1, Integer::sum) > WAITING_OF_ONE) {
            giveBack(whence);
            throw busy();
        }
        try {
            return admitted(work);
        } finally {
            giveBack(whence);
        }
    }

    private void giveBack(String whence) {
        held.computeIfPresent(whence, (_, count) -> count == 1 ? null : count - 1);
    }

    private <T> T atOnce(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Refused busy() {
        return Refused.until(ErrorCode.UNAVAILABLE, RETRY, "Too many people are signing in right now.");
    }
}
