package chat.klatch.server.accounts;

import chat.klatch.protocol.Limits;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares passwords: for one account one at a time, so that many guesses at once count like as many one after another,
 * and no more wrong ones a minute than are allowed. Any number of threads.
 */
final class PasswordGuard {
    private static final int STRIPES = 64;
    private final Passwords passwords;
    private final Throttle wrong;
    private final ReentrantLock[] turns = Stream.generate(ReentrantLock::new).limit(STRIPES)
            .toArray(ReentrantLock[]::new);

    PasswordGuard(Passwords passwords, int wrongPerMinute, InstantSource clock) {
        this.passwords = passwords;
        wrong = new Throttle(wrongPerMinute, clock);
    }

    /** Whether this is the password; takes the same time where there is no account, whose hash is null. */
    boolean matches(String username, String password, @Nullable String hash) {
        var name = username.substring(0, Math.min(username.length(), Limits.USERNAME_CHARS));
        wrong.require(name);
        return passwords.admitted(() -> compared(name, password, hash));
    }

    private boolean compared(String name, String password, @Nullable String hash) {
        var turn = turns[Math.floorMod(name.hashCode(), STRIPES)];
        turn.lock();
        try {
            wrong.require(name);
            boolean good = passwords.matches(password, hash);
            if (!good) {
                wrong.count(name);
            }
            return good;
        } finally {
            turn.unlock();
        }
    }
}
