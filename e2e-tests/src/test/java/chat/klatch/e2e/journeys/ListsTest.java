package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Waits;
import chat.klatch.protocol.Limits;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists that change while somebody is in them. */
@InBrowsers
class ListsTest {
    private static final String ROOMS = "**/api/rooms?q=att*";
    private static final String MENTIONS = "**/api/mentions*";
    /** At once: the list that she goes into is not there for long. */
    private static final String SEEKS_AND_GOES_ON = """
            button => {
              const field = button.closest('dialog').querySelector('[type=search]');
              field.value = 'att';
              field.dispatchEvent(new Event('input', {bubbles: true}));
              button.focus();
            }
            """;
    private final List<Route> asked = new ArrayList<>();

    private void answers() {
        asked.forEach(Route::resume);
        asked.clear();
    }

    @Test
    void whoWentOnBeforeItWasFoundIsWithWhatTheySought(Place place) {
        Person ada = place.owner("Ada");
        place.room("Attic", ada);
        ada.page().route(ROOMS, asked::add);
        Roles.button(ada.sidebar(), Labels.BROWSE).click();
        var rooms = ada.dialog(Labels.ROOMS_HERE);
        var attic = Roles.button(rooms, Labels.openRoom("Attic"));
        assertThat(rooms.getByRole(AriaRole.LISTITEM)).hasCount(2);
        attic.evaluate(SEEKS_AND_GOES_ON);
        Waits.until(ada.page(), () -> !asked.isEmpty(), () -> "nothing was looked for");
        assertThat(attic).hasCount(0); // that it takes its time is shown by now
        answers();
        assertThat(rooms.getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(attic).isFocused();
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoIsMeantWhileMoreIsFetchedFindsBoth(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        var room = bob.room();
        bot.writes(room, IntStream.rangeClosed(1, Limits.PAGE_DEFAULT + 3)
                .mapToObj(i -> "@" + bob.username() + " crumb " + i + ".").toList());
        bob.sees("@Bob crumb " + (Limits.PAGE_DEFAULT + 3) + ".");
        var mentions = bob.sidebar().getByRole(AriaRole.LINK,
                new Locator.GetByRoleOptions().setName(Pattern.compile("^" + Labels.MENTIONS)));
        mentions.click();
        var all = bob.main().getByRole(AriaRole.LISTITEM);
        assertThat(all).hasCount(Limits.PAGE_DEFAULT);
        bob.page().route(MENTIONS, asked::add);
        Roles.button(bob.main(), Labels.SHOW_MORE).click();
        Waits.until(bob.page(), () -> asked.size() == 1, () -> "no more were asked for");
        var before = mentions.innerText();
        bot.writes(room, List.of("@" + bob.username() + " the last crumb"));
        assertThat(mentions).not().hasText(before);
        answers();
        Waits.until(bob.page(), () -> asked.size() == 1, () -> "the newest was not asked for");
        bob.page().unroute(MENTIONS);
        answers();
        assertThat(all).hasCount(Limits.PAGE_DEFAULT + 4);
        assertThat(bob.main()).containsText("the last crumb");
    }
}
