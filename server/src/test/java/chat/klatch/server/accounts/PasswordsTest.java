package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.server.refusal.Refused;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final int PLACES_OF_ONE = 16;
    private static final int TRIES = 8;
    private final Passwords passwords = new Passwords(PasswordCost.STANDARD);

    /** The least time of the processor that it takes this thread to find that a password is not the one. */
    private long cost(@Nullable String hash) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, TRIES).map(_ -> {
            long begun = threads.getCurrentThreadCpuTime();
            assertFalse(passwords.matches("a wrong password", hash));
            return threads.getCurrentThreadCpuTime() - begun;
        }).min().orElseThrow();
    }

    @Test
    void toTryANameThatNobodyHasCostsAsMuchAsToTryOneThatSomebodyHas() {
        var hash = passwords.hash("the right password");
        assertTrue(passwords.matches("the right password", hash));
        cost(hash); // the first are slow, of either kind
        long somebody = cost(hash);
        long nobody = cost(null);
        assertTrue(nobody > somebody / 2 && nobody < somebody * 2, () -> nobody + " ns and not " + somebody);
    }

    /** Does {@code then} while one network holds so many places. */
    private boolean holding(int places, Supplier<Boolean> then) {
        return places == 0 ? then.get() : passwords.admitted("here", () -> holding(places - 1, then));
    }

    @Test
    void whoTriesManyPasswordsAtOnceFromOneNetworkKeepsNobodyElseFromSigningIn() {
        assertTrue(holding(PLACES_OF_ONE, () -> {
            var busy = assertThrows(Refused.class, () -> passwords.admitted("here", () -> true));
            assertEquals(ErrorCode.UNAVAILABLE, busy.code());
            return passwords.admitted("elsewhere", () -> true);
        }));
        assertTrue(passwords.admitted("here", () -> true), "they have their places again");
    }

    @Test
    void whoWasRefusedHoldsNoPlace() {
        assertTrue(holding(PLACES_OF_ONE, () -> {
            assertThrows(Refused.class, () -> passwords.admitted("here", () -> true));
            return true;
        }));
        assertTrue(holding(PLACES_OF_ONE, () -> true));
    }
}
