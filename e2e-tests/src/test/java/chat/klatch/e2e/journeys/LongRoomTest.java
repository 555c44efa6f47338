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
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A room whose history is longer than a page can hold. */
@InBrowsers
class LongRoomTest {
    private static final int SAID = 600;
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

    /** Turns the wheel until that line can be seen; returns all that were to be seen on the way. */
    private static NavigableSet<Integer> turnsTo(Person reader, int number, int way) {
        var seen = new TreeSet<Integer>();
        var page = reader.page();
        page.mouse().move(640, 400);
        for (int turn = 0; turn < MOST_TURNS && !isSeen(reader, number); turn++) {
            var before = visible(reader);
            seen.addAll(before);
            var looks = new AtomicInteger();
            Waits.until(page, () -> {
                if (looks.getAndIncrement() % LOOKS_PER_TURN == 0) { // at an edge it may have turned in vain
                    page.mouse().wheel(0, way * WHEEL_PIXELS);
                }
                return !visible(reader).equals(before);
            }, () -> "stands still at " + before);
            assertTrue(reader.articles().count() <= MOST_ROWS, () -> reader.articles().count() + " rows");
        }
        assertThat(line(reader, number)).isInViewport();
        seen.addAll(visible(reader));
        return seen;
    }

    private static boolean isSeen(Person reader, int number) {
        return visible(reader).contains(number);
    }

    /** The lines that are to be seen just now, by their number. */
    private static NavigableSet<Integer> visible(Person reader) {
        var texts = reader.log().evaluate(
                """
                        log => { const box = log.getBoundingClientRect();
                          return [...log.querySelectorAll('article')]
                            .filter(row => { const r = row.getBoundingClientRect(); return r.bottom > box.top && r.top < box.bottom; })
                            .map(row => row.querySelector('.prose')?.textContent ?? ''); }""");
        return ((List<?>) texts).stream().map(String::valueOf).filter(text -> text.matches("no \\d+"))
                .map(text -> Integer.valueOf(text.substring(3))).collect(Collectors.toCollection(TreeSet::new));
    }
}
