package chat.klatch.server.accounts;

import chat.klatch.protocol.Limits;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares passwords: for one account one at a time, so that many guesses at once count like as many one after another.
 * After so many wrong ones in a minute, whence they came gets no further answer, right or wrong; other networks are
 * still heard, so that nobody locks somebody else out, but only a right password is told from a wrong one. After
 * {@link #ACCOUNT_FACTOR} times as many, from wherever, only sessions and networks are heard that had the password
 * right before. Any number of threads.
 */
final class PasswordGuard {
    private static final int STRIPES = 64;
    private static final int ACCOUNT_FACTOR = 4;
    private static final int KNOWN = 10_000;
    private final Passwords passwords;
    private final Throttle wrongHere;
    private final Throttle wrongTold;
    private final Throttle wrongAnywhere;
    private final Set<String> known = Collections.synchronizedSet(Collections.newSetFromMap(
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > KNOWN;
                }
            }));
    private final ReentrantLock[] turns = Stream.generate(ReentrantLock::new).limit(STRIPES)
            .toArray(ReentrantLock[]::new);

    private volatile BiConsumer<String, String> whenWrong = (_, _) -> {
    };

    PasswordGuard(Passwords passwords, int wrongPerMinute, InstantSource clock) {
        this.passwords = passwords;
        wrongHere = new Throttle(wrongPerMinute, clock);
        wrongTold = new Throttle(wrongPerMinute, clock);
        wrongAnywhere = new Throttle(Math.multiplyExact((long) wrongPerMinute, ACCOUNT_FACTOR), clock);
    }

    /** Tells {@code listener} of each wrong password, by the account's name and whence it came; it must not block. */
    void onWrong(BiConsumer<String, String> listener) {
        whenWrong = listener;
    }

    /** A wrong password that was tried on another node counts like one here. */
    void heedWrong(String name, String here) {
        wrongHere.count(here);
        wrongAnywhere.count(name);
        wrongTold.count(name);
    }

    /** Whether this is the password; takes the same time where there is no account, whose hash is null. */
    boolean matches(String username, String password, @Nullable String hash, Whence whence) {
        var name = username.substring(0, Math.min(username.length(), Limits.USERNAME_CHARS));
        var here = name + " " + whence.name();
        boolean trusted = whence.held() || known.contains(here);
        requireHeard(name, here, trusted);
        return passwords.admitted(whence.name(), () -> compared(name, here, trusted, password, hash));
    }

    private void requireHeard(String name, String here, boolean trusted) {
        wrongHere.require(here);
        if (!trusted) {
            wrongAnywhere.require(name);
        }
    }

    private boolean compared(String name, String here, boolean trusted, String password, @Nullable String hash) {
        var turn = turns[Math.floorMod(name.hashCode(), STRIPES)];
        turn.lock();
        try {
            requireHeard(name, here, trusted);
            if (passwords.matches(password, hash)) {
                known.add(here);
                return true;
            }
            count(name, here);
            return false;
        } finally {
            turn.unlock();
        }
    }

    /** Counts a wrong one, and after so many does not say that it is wrong. */
    private void count(String name, String here) {
        wrongHere.count(here);
        wrongAnywhere.count(name);
        whenWrong.accept(name, here);
        wrongTold.take(name);
    }

    /** What was to come with a right password was wrong, and counts like a wrong password. */
    void wrong(String username, Whence whence) {
        count(username, username + " " + whence.name());
    }
}
