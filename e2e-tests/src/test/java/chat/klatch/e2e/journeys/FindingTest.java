package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From a place that names a message to the message. */
@InBrowsers
class FindingTest {
    private static void followsTheMention(Person person, String text) {
        person.sidebar().getByRole(AriaRole.LINK,
                new Locator.GetByRoleOptions().setName(Pattern.compile("^" + Labels.MENTIONS))).click();
        person.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(text)).click();
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void aMentionLeadsToItsMessageHoweverFarBackItIs(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        var bot = Bot.of(place, ada);
        bot.writes(bob.room(), List.of("@" + bob.username() + " there is cake"));
        bot.writes(bob.room(), IntStream.rangeClosed(1, 150).mapToObj(i -> "crumb " + i).toList());
        bob.sees("crumb 150");
        followsTheMention(bob, "there is cake");
        var meant = bob.message("there is cake");
        assertThat(meant).hasClass(Pattern.compile("is-marked"));
        assertThat(meant).isFocused();
        assertThat(meant).isInViewport();
        Roles.button(bob.everywhere(), Labels.JUMP_TO_NEWEST).click();
        assertThat(meant).not().isInViewport();
        followsTheMention(bob, "there is cake");
        assertThat(meant).isFocused();
        assertThat(meant).isInViewport();
    }

    @Test
    void whoIsMeantIsCalledByTheirName(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        Person cleo = place.person("Cleo");
        ada.setsUp("Home");
        bob.signsUp();
        cleo.signsUp();
        ada.writes("ask @" + bob.username() + ".");
        assertThat(bob.message("ask")).containsText("ask @Bob.");
        assertThat(cleo.message("ask")).containsText("ask @Bob.");
        cleo.reloads();
        assertThat(cleo.message("ask")).containsText("ask @Bob.");
        assertThat(ada.message("ask")).containsText("ask @Bob.");
    }
}
