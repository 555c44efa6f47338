package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBrowsers
class TalkTest {
    private static final int MARK_PIXELS = 3;
    private static final String AT_SOME_TIME = ", \\d\\d:\\d\\d";

    @Test
    void twoPeopleTalkAndBothReadTheSame(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var said = new ArrayList<String>();
        for (int turn = 1; turn <= 5; turn++) {
            ada.writes("Ada says " + turn);
            bob.sees("Ada says " + turn);
            bob.writes("Bob answers " + turn);
            ada.sees("Bob answers " + turn);
            said.addAll(List.of("Ada says " + turn, "Bob answers " + turn));
        }
        ada.readsExactly(said);
        bob.readsExactly(said);
        assertThat(message(ada, "Ada says 1")).hasAccessibleName(Pattern.compile(Labels.YOU + AT_SOME_TIME));
        assertThat(message(bob, "Ada says 1")).hasAccessibleName(Pattern.compile("Ada" + AT_SOME_TIME));
    }

    @Test
    void whoComesLaterReadsWhatWasSaidBefore(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("one");
        bob.sees("one");
        bob.writes("two");
        ada.sees("two");
        Person cleo = place.member("Cleo");
        cleo.readsExactly(List.of("one", "two"));
        cleo.writes("three");
        ada.sees("three");
        bob.sees("three");
    }

    @Test
    void whatOneWritesArrivesToTheLetterAndNeverAsMarkup(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        for (var text : List.of("<b>bold</b> & <img src=x onerror=alert(1)>", "C'est la fête 🎉 — ça va?",
                "שלום עולם")) {
            ada.writes(text);
            bob.sees(text);
        }
        ada.composer().fill("   ");
        ada.composer().press("Enter");
        assertThat(Roles.button(ada.everywhere(), Labels.SEND)).isDisabled();
        ada.composer().fill("");
        ada.composer().pressSequentially("milk");
        ada.composer().press("Shift+Enter");
        ada.composer().pressSequentially("sugar");
        ada.composer().press("Enter");
        assertThat(message(bob, "milk")).hasCount(1);
        assertThat(message(bob, "milk")).containsText("sugar");
        assertThat(bob.articles()).hasCount(4);
    }

    private static Locator message(Person reader, String text) {
        return reader.articles().filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void theTimeOfAMessageStandsInItsRowBesideTheMarkOfBeingMeant(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        bob.writes("cake");
        bob.writes("@" + ada.username() + " cake");
        var meant = ada.articles().last();
        meant.hover();
        var time = meant.locator(".at span");
        assertThat(time).isVisible();
        time.evaluate("one => one.textContent = '10:58 PM'"); // as others have it
        assertTrue(time.boundingBox().x >= meant.boundingBox().x + MARK_PIXELS,
                "the time begins at " + time.boundingBox().x + ", the row at " + meant.boundingBox().x);
    }
}
