package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CupTest {
    @Test
    void initialsAreOfTheFirstAndTheLastWord() {
        assertEquals("AL", Cup.initials("Ada Lovelace"));
        assertEquals("AK", Cup.initials("ada maria de king"));
        assertEquals("A", Cup.initials("Ada"));
        assertEquals("AA", Cup.initials("Ada Ada"));
        assertEquals("JR", Cup.initials("  jean-luc.r"));
        assertEquals("ÖŠ", Cup.initials("Örs Šimon"));
        assertEquals("🦊", Cup.initials("🦊"));
        assertEquals("", Cup.initials(""));
    }

    @Test
    void aUserHasOneGlazeForEverAndAllEightAreUsed() {
        var seen = new HashSet<Integer>();
        for (int i = 0; i < 200; i++) {
            int glaze = Cup.glaze("user" + i);
            assertEquals(glaze, Cup.glaze("user" + i));
            seen.add(glaze);
        }
        assertTrue(seen.stream().allMatch(glaze -> glaze >= 1 && glaze <= 8));
        assertEquals(8, seen.size());
    }
}
