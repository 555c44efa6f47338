package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Wire;
import org.junit.jupiter.api.Test;

/** Ada's last key is hardly up when her page is gone. */
@InBrowsers
class ClosedAtOnceTest {
    @Test
    void whatSheHadBegunIsThereInTheNextTab(Place place) {
        Person ada = place.owner("Ada");
        ada.composer().pressSequentially("half a thought");
        ada.page().close();
        assertThat(ada.opensAnotherTab().composer()).hasValue("half a thought");
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
