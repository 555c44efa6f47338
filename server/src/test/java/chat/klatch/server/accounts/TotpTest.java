package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1; six digits are the last six of its eight. */
    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924",
            "2000000000, 69279037", "20000000000, 65353130"})
    void itMakesTheCodesOfTheStandard(long seconds, String eight) {
        assertEquals(eight.substring(2), Totp.code(SECRET, seconds / 30));
    }

    /** RFC 4648, section 10, as far as nothing is filled up. */
    @Test
    void aSecretIsToldInTheLettersOfTheStandard() {
        assertEquals("MZXW6YTB", Base32.FOR_APPS.encode("fooba".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Base32.FOR_APPS.encode(SECRET));
    }

    @Test
    void onlySixDigitsAreACode() {
        for (String other : new String[]{"", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345"}) {
            assertFalse(Totp.isCode(other), other);
        }
    }
}
