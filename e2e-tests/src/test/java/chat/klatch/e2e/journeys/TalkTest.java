package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBrowsers
class TalkTest {
    @Test
    void twoPeopleTalkAndBothReadTheSame(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
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
    }

    @Test
    void oneReadsWhoSaidWhat(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        ada.writes("who am I?");
        bob.sees("who am I?");
        assertThat(message(ada, "who am I?")).hasAccessibleName(Pattern.compile(Labels.YOU + ", \\d\\d:\\d\\d"));
        assertThat(message(bob, "who am I?")).hasAccessibleName(Pattern.compile("Ada, \\d\\d:\\d\\d"));
    }

    @Test
    void whoComesLaterReadsWhatWasSaidBefore(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        ada.writes("one");
        bob.sees("one");
        bob.writes("two");
        ada.sees("two");
        Person cleo = place.person("Cleo");
        cleo.signsUp();
        cleo.readsExactly(List.of("one", "two"));
        cleo.writes("three");
        ada.sees("three");
        bob.sees("three");
    }

    @Test
    void whatOneWritesIsTextAndNeverMarkup(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        for (var text : List.of("<b>bold</b> & <img src=x onerror=alert(1)>", "C'est la fête 🎉 — ça va?",
                "שלום עולם")) {
            ada.writes(text);
            bob.sees(text);
        }
    }

    @Test
    void severalLinesStayOneMessage(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        ada.composer().pressSequentially("milk");
        ada.composer().press("Shift+Enter");
        ada.composer().pressSequentially("sugar");
        ada.composer().press("Enter");
        var message = bob.articles().filter(new Locator.FilterOptions().setHasText("milk"));
        assertThat(message).hasCount(1);
        assertThat(message).containsText("sugar");
    }

    @Test
    void nothingIsSentWhereNothingIsWritten(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        ada.composer().fill("   ");
        ada.composer().press("Enter");
        assertThat(Person.button(ada.everywhere(), Labels.SEND)).isDisabled();
        ada.writes("something");
        ada.sees("something");
        assertThat(ada.articles()).hasCount(1);
    }

    private static Locator message(Person reader, String text) {
        return reader.log().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(text));
    }
}
