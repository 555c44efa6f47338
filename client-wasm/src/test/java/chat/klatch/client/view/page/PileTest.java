package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class PileTest {
    private final Pile<String> pile = new Pile<>(2);

    private void told(String... all) {
        for (var one : all) {
            pile.add(one, false);
        }
    }

    @Test
    void theOldestGoesForTheNewest() {
        told("one", "two");
        assertEquals("one", pile.add("three", false));
        assertEquals(List.of("two", "three"), pile.all());
    }

    @Test
    void whatNothingElseHasStaysHoweverMuchIsTold() {
        for (var text : List.of("tea", "cake", "milk")) {
            assertNull(pile.add(text, true));
        }
        assertNull(pile.add("saved", false));
        assertEquals("saved", pile.add("left", false));
        assertEquals(List.of("tea", "cake", "milk", "left"), pile.all());
    }

    @Test
    void itPushesOutWhatMayGo() {
        told("one", "two");
        assertEquals("one", pile.add("tea", true));
        assertEquals("two", pile.add("three", false));
        assertEquals(List.of("tea", "three"), pile.all());
    }

    @Test
    void whatWasTakenAwayLeavesItsPlace() {
        told("one", "two");
        pile.remove("one");
        assertNull(pile.add("three", false));
    }
}
