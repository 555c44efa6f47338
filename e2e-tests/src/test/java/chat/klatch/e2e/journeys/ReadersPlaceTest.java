package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever comes above and below it, and whatever goes: what somebody reads stays where they read it. */
@InBrowsers
class ReadersPlaceTest {
    private static final int SAID = 280;
    private static final int FURTHER_BACK = 150;
    private static final String PAGE = "\"type\":\"page\"";
    private static final double MOST_STRAYED_PIXELS = 1;
    private static final int MOST_ROWS = 260;
    private static final int TURN_PIXELS = 1_200;
    private static final int MOST_TURNS = 60;

    /** Turns the log, and looks after each frame until nothing moves how far the row in its middle has strayed. */
    private static final String TURN = """
            (log, pixels) => {
              log.scrollTop += pixels;
              const box = log.getBoundingClientRect();
              const row = [...log.querySelectorAll('article')]
                .find(one => one.getBoundingClientRect().bottom > box.top + box.height / 2);
              const begun = row.getBoundingClientRect().top;
              let strayed = 0, calm = 0, last = '';
              const soon = look => requestAnimationFrame(() => setTimeout(look));
              window.turned = new Promise(done => soon(function look() {
                const now = [log.scrollTop, log.scrollHeight, log.querySelectorAll('article').length].join();
                strayed = Math.max(strayed, row.isConnected ? Math.abs(row.getBoundingClientRect().top - begun) : 1e6);
                calm = now === last && !log.hasAttribute('aria-busy') ? calm + 1 : 0;
                last = now;
                if (calm < 3) {
                  soon(look);
                } else {
                  done([strayed, log.querySelectorAll('article').length, log.scrollTop,
                    log.scrollHeight - log.clientHeight - log.scrollTop]);
                }
              }));
            }""";

    /** What became of one turn. */
    private record Turned(double strayedPixels, int rows, boolean atTop, boolean atEnd) {
        static Turned of(Object told) {
            var all = ((List<?>) told).stream().map(one -> ((Number) one).doubleValue()).toList();
            return new Turned(all.get(0), all.get(1).intValue(), all.get(2) < 1, all.get(3) < 1);
        }
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoReadsUpAndDownIsNeverMovedByWhatComesAndGoes(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        var seqs = isSaid(Bot.of(place, ada), ada.room());
        ada.reloads(); // what she did not see coming is fetched
        isLast(ada, SAID);
        ada.articles().last().focus();

        turnsWhileAPageIsOnItsWay(ada, wire, -100_000);
        turnsAllTheWay(ada, -TURN_PIXELS);
        assertThat(line(ada.articles().first(), 1)).isInViewport();
        assertThat(ada.articles().last()).isFocused(); // the row that had it is gone, and the nearest is this
        turnsAllTheWay(ada, TURN_PIXELS);
        isLast(ada, SAID);

        ada.page().navigate(ada.page().url() + "/" + seqs.getFirst());
        ada.reloads(); // and what came after it is not here
        assertThat(ada.articles().first()).isFocused();
        turnsWhileAPageIsOnItsWay(ada, wire, 100_000);
        turnsAllTheWay(ada, TURN_PIXELS);
        assertThat(Roles.button(ada.everywhere(), Labels.JUMP_TO_NEWEST)).isHidden();
        isLast(ada, SAID);
    }

    private static void isLast(Person reader, int number) {
        assertThat(line(reader.articles().last(), number)).isInViewport();
    }

    private static Locator line(Locator article, int number) {
        return article.getByText("no " + number, new Locator.GetByTextOptions().setExact(true));
    }

    /** One line, many, code, long code, and answers to what is near and far. */
    private static List<Long> isSaid(Bot bot, String room) {
        var seqs = new ArrayList<Long>();
        for (int i = 1; i <= SAID; i++) {
            var text = "no " + i + switch (i % 7) {
                case 2 -> "\n\nwith a second thought\nand a third";
                case 4 -> "\n```java\nint cups = 4;\n\nreturn cups;\n```";
                case 6 -> i % 5 == 0 ? "\n```\n" + "cup\n".repeat(30) + "```" : "\n\n> " + "cake ".repeat(60);
                default -> "";
            };
            seqs.add(i % 4 == 0
                    ? bot.answers(room, seqs.get(Math.max(0, i - (i % 8 == 0 ? 2 : FURTHER_BACK))), text)
                    : bot.writes(room, List.of(text)).getFirst());
        }
        return seqs;
    }

    private static void turnsWhileAPageIsOnItsWay(Person reader, Wire wire, int pixels) {
        wire.holds(PAGE);
        reader.log().evaluate(TURN, pixels);
        Waits.until(reader.page(), wire::isHolding, () -> "no page was asked for");
        assertThat(reader.log()).hasAttribute("aria-busy", "true");
        assertThat(reader.log().locator(".bones")).hasCount(1); // where it will be
        wire.letsThrough();
        hasNotStrayed(Turned.of(reader.page().evaluate("window.turned")));
    }

    private static void turnsAllTheWay(Person reader, int pixels) {
        for (int turns = 0; turns < MOST_TURNS; turns++) {
            reader.log().evaluate(TURN, pixels);
            var turned = Turned.of(reader.page().evaluate("window.turned"));
            assertTrue(turned.rows <= MOST_ROWS, () -> turned.rows + " rows");
            if (pixels > 0 && turned.atEnd) {
                return; // at the newest one stays there
            }
            hasNotStrayed(turned);
            if (pixels < 0 && turned.atTop) {
                return;
            }
        }
        throw new AssertionError("no end after " + MOST_TURNS + " turns");
    }

    private static void hasNotStrayed(Turned turned) {
        assertTrue(turned.strayedPixels <= MOST_STRAYED_PIXELS,
                () -> "what was being read moved by " + turned.strayedPixels + " pixels");
    }
}
