package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static Talk talk(int messages) {
        var talk = new Talk();
        for (int i = 0; i < messages; i++) {
            talk.ben("m");
        }
        return talk;
    }

    private static String span(Window window, List<Message> loaded) {
        var shown = window.of(loaded);
        return shown.isEmpty() ? "nothing" : shown.getFirst().seq() + " to " + shown.getLast().seq();
    }

    @Test
    void itBeginsWithTheNewestFew() {
        var window = new Window();
        assertEquals("nothing", span(window, List.of()));
        assertEquals("41 to 100", span(window, talk(100).messages()));
        assertTrue(window.atNewest());
    }

    @Test
    void whatComesIsInItAndWhatIsFetchedIsNotUntilItIsWanted() {
        var window = new Window();
        var talk = talk(100);
        window.of(talk.messages());
        assertEquals("41 to 101", span(window, talk.ben("new").messages()));
        assertTrue(window.up(talk.messages()));
        assertEquals("1 to 101", span(window, talk.messages()));
        assertFalse(window.up(talk.messages()));
    }

    @Test
    void itNeverHoldsMoreThanItsBoundAndLosesTheFarEnd() {
        var window = new Window();
        var loaded = talk(1_000).messages();
        window.of(loaded);
        for (int i = 0; i < 12; i++) {
            assertTrue(window.up(loaded));
            assertTrue(window.of(loaded).size() <= Window.MOST);
        }
        assertEquals("461 to 700", span(window, loaded));
        assertFalse(window.atNewest());
    }

    @Test
    void theWayDownLeadsToTheNewest() {
        var window = new Window();
        var loaded = talk(1_000).messages();
        window.around(loaded, 500);
        assertEquals("480 to 719", span(window, loaded));
        assertTrue(window.holds(500));
        int steps = 0;
        long last = 719;
        while (window.down(loaded)) {
            window.trimBelow(loaded); // as every drawing does for a reader who is not at the end
            var shown = window.of(loaded);
            assertTrue(shown.size() <= Window.MOST);
            assertTrue(shown.getFirst().seq() <= last, "nothing is skipped");
            assertTrue(shown.getLast().seq() > last, "and it goes on");
            last = shown.getLast().seq();
            steps++;
        }
        assertEquals(8, steps);
        assertTrue(window.atNewest());
        assertEquals(1_000, window.of(loaded).getLast().seq());
    }

    @Test
    void aReaderAtTheEndLosesTheOldestOneFurtherUpKeepsThem() {
        var loaded = talk(300).messages();
        var atEnd = new Window();
        atEnd.around(loaded, 21);
        atEnd.newest();
        atEnd.of(loaded);
        var further = talk(600).messages();
        atEnd.trimAbove(further);
        assertEquals("401 to 600", span(atEnd, further));
        var above = new Window();
        above.of(loaded);
        above.trimBelow(further);
        assertEquals("241 to 480", span(above, further));
        assertFalse(above.atNewest());
    }

    @Test
    void whereEverythingIsAnotherTheNewestAreShown() {
        var window = new Window();
        window.of(talk(100).messages());
        window.newest();
        assertEquals("5000 to 5000", span(window, Talk.from(5_000).ben("m").messages()));
    }
}
