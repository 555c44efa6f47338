package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada's browser itself ends, and is started again. */
@InBrowsers
class RestartedBrowserTest {
    @Test
    void whatWasUnsentIsSentByTheNextOneInOrderAndOnce(Place place) {
        Person ada = place.personWithProfile("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        ada.writes("before");
        ada.hasNothingWaiting();
        wire.cut();
        ada.writes("one");
        ada.writes("two");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(2);
        Person again = ada.restartsTheBrowser();
        again.opensThePlace();
        again.isIn();
        var all = List.of("before", "one", "two");
        again.readsExactly(all);
        bob.readsExactly(all);
        assertEquals(all, Bot.of(place, bob).reads(bob.room()));
    }
}
