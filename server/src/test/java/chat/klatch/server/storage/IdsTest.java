package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    /** Gives bytes that all are the next of {@code values}. */
    private static SecureRandom giving(int... values) {
        Iterator<Integer> next = IntStream.of(values).iterator();
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, next.next().byteValue());
            }
        };
    }

    @Test
    void anIdThatACommandWouldTakeForAnOptionIsDrawnAgain() {
        assertEquals("AQEBAQEBAQEBAQEBAQEBAQ", new Ids(giving(0xF8, 0xFB, 1)).next());
    }

    @Test
    void everyOtherIdIsTakenAsItWasDrawn() {
        for (int value = 0; value < 256; value++) {
            if (value < 0xF8 || value > 0xFB) {
                assertTrue(new Ids(giving(value)).next().matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}"));
            }
        }
    }
}
