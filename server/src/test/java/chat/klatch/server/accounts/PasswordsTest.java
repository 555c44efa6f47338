package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.server.refusal.Refused;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final int PLACES_OF_ONE = 16;
    private final Passwords passwords = new Passwords(PasswordCost.STANDARD);

    /**
     * What decides how long it takes to compare with a hash: all of it but its salt and its digest, and their lengths.
     */
    private static String cost(String hash) {
        var parts = hash.split("\\$", -1);
        return String.join("$", parts[1], parts[2], parts[3], "" + parts[4].length(), "" + parts[5].length());
    }

    @Test
    void toTryANameThatNobodyHasCostsAsMuchAsToTryOneThatSomebodyHas() {
        var hash = passwords.hash("the right password");
        assertTrue(passwords.matches("the right password", hash));
        assertFalse(passwords.matches("the right password", null));
        assertEquals(cost(hash), cost(passwords.nobodys()));
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
