package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Waits;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A room whose history is longer than a page can hold. */
@InBrowsers
class LongRoomTest {
    private static final int SAID = 400;
    private static final int MOST_ROWS = 260;
    private static final int WHEEL_PIXELS = 250;
    private static final int LOOKS_PER_TURN = 8; // what one turn moves is seen before the next, or lines would be
                                                 // skipped
    private static final int MOST_TURNS = 800;

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoReadsUpAndDownAgainMissesNothingAndThePageHoldsFew(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        Bot.of(place, ada).writes(ada.room(), IntStream.rangeClosed(1, SAID).mapToObj(i -> "no " + i).toList());
        assertThat(line(ada, SAID)).isInViewport();
        turnsTo(ada, 1, -1);
        var read = turnsTo(ada, SAID, 1);
        assertEquals(IntStream.rangeClosed(1, SAID).boxed().toList(), List.copyOf(read));
        ada.page().mouse().wheel(0, 1_000);
        assertThat(Roles.button(ada.everywhere(), Labels.JUMP_TO_NEWEST)).isHidden();
        ada.writes("the end");
        assertThat(ada.log().getByText("the end")).isInViewport();
    }

    private static Locator line(Person reader, int number) {
        return reader.log().getByText("no " + number, new Locator.GetByTextOptions().setExact(true));
    }

    /** What of the log is to be seen at one moment, by the numbers of its lines; and how many rows there are at all. */
    private record Look(NavigableSet<Integer> lines, int rows) {
    }

    /** Turns the wheel until that line can be seen; returns all that were to be seen on the way. */
    private static NavigableSet<Integer> turnsTo(Person reader, int number, int way) {
        var seen = new TreeSet<Integer>();
        var log = reader.log().elementHandle();
        reader.page().mouse().move(640, 400);
        var look = look(log);
        for (int turn = 0; turn < MOST_TURNS && !look.lines.contains(number); turn++) {
            seen.addAll(look.lines);
            look = turns(reader, log, look, way);
            int rows = look.rows;
            assertTrue(rows <= MOST_ROWS, () -> rows + " rows");
        }
        assertThat(line(reader, number)).isInViewport();
        seen.addAll(look(log).lines);
        return seen;
    }

    private static Look turns(Person reader, ElementHandle log, Look before, int way) {
        var looks = new ArrayList<Look>();
        Waits.until(reader.page(), () -> {
            if (looks.size() % LOOKS_PER_TURN == 0) { // at an edge it may have turned in vain
                reader.page().mouse().wheel(0, way * WHEEL_PIXELS);
            }
            looks.add(look(log));
            return !looks.getLast().lines.equals(before.lines);
        }, () -> "stands still at " + before.lines);
        return looks.getLast();
    }

    private static Look look(ElementHandle log) {
        var found = (List<?>) log.evaluate(
                """
                        log => { const box = log.getBoundingClientRect();
                          const rows = [...log.querySelectorAll('article')];
                          return [rows.length, ...rows
                            .filter(row => { const r = row.getBoundingClientRect(); return r.bottom > box.top && r.top < box.bottom; })
                            .map(row => row.querySelector('.prose')?.textContent ?? '')]; }""");
        var lines = found.stream().skip(1).map(String::valueOf).filter(text -> text.matches("no \\d+"))
                .map(text -> Integer.valueOf(text.substring(3))).collect(Collectors.toCollection(TreeSet::new));
        return new Look(lines, (Integer) found.getFirst());
    }
}
