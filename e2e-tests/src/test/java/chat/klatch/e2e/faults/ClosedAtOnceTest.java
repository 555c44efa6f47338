package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Wire;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ada's last key is hardly up when her page is gone. */
@InBrowsers
class ClosedAtOnceTest {
    @Test
    void whatSheHadBegunIsThereInTheNextTab(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("Who has the keys?");
        ada.sees("Who has the keys?");
        ada.hasNothingWaiting();
        ada.does("Who has the keys?", Labels.REPLY);
        ada.composer().pressSequentially("half a thought");
        ada.page().close();
        Person tab = ada.opensAnotherTab();
        assertThat(tab.composer()).hasValue("half a thought");
        assertThat(tab.form(Labels.COMPOSER)).containsText("Replying to yourself: Who has the keys?");
        tab.composer().press("Enter");
        assertThat(tab.message("half a thought"))
                .hasAccessibleName(Pattern.compile(Labels.inReplyTo(Labels.YOU)));
    }

    @Test
    void whatSheBeginsInOneTabStandsInTheOtherUntilItIsSent(Place place) {
        Person ada = place.owner("Ada");
        Person tab = ada.opensAnotherTab();
        ada.composer().pressSequentially("half");
        assertThat(tab.composer()).hasValue("half");
        tab.composer().press("End");
        tab.composer().pressSequentially(" a thought");
        assertThat(ada.composer()).hasValue("half a thought");
        tab.composer().press("Enter");
        ada.sees("half a thought");
        assertThat(ada.composer()).hasValue("");
        ada.reloads();
        ada.isIn();
        assertThat(ada.composer()).hasValue("");
        assertThat(ada.articles()).hasCount(1);
    }

    @Test
    void whatSheHadBegunIsThereInTheNextBrowser(Place place) {
        Person ada = place.in(place.personWithProfile("Ada"));
        ada.composer().pressSequentially("half a thought");
        Person again = ada.restartsTheBrowser();
        again.opensThePlace();
        again.isIn();
        assertThat(again.composer()).hasValue("half a thought");
    }

    @Test
    void whatSheHadJustSentIsSentByTheNextTab(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        wire.swallowsWords();
        ada.composer().fill("the last word");
        ada.composer().press("Enter");
        ada.page().close();
        Person tab = ada.opensAnotherTab();
        tab.sees("the last word");
        tab.hasNothingWaiting();
        bob.sees("the last word");
        assertThat(tab.composer()).hasValue("");
    }
}
