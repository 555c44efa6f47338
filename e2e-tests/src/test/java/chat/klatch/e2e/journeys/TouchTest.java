package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.Finger;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three people, one of them with a phone and nothing but a finger. */
@InBrowsers
class TouchTest {
    private static final String KITCHEN = "Kitchen";
    private static final String THUMBS_UP = "thumbs up";

    @Test
    void aFingerFindsItsWayAndAllThreeReadTheSame(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Person cleo = place.member("Cleo", Device.PHONE);
        place.room(KITCHEN, ada, bob, cleo);
        ada.goesTo(KITCHEN);
        bob.goesTo(KITCHEN);
        var finger = Finger.of(cleo);
        cleo.page().goBack();
        finger.taps(Roles.link(cleo.everywhere(), KITCHEN));
        cleo.isInRoom(KITCHEN);
        ada.writes("Cake at four?");
        bob.sees("Cake at four?");
        bob.writes("Gladly");
        cleo.sees("Gladly");
        finger.taps(cleo.composer());
        cleo.types("On my way");
        finger.taps(Roles.button(cleo.everywhere(), Labels.SEND));
        bob.sees("On my way");
        for (var person : List.of(ada, bob, cleo)) {
            person.readsExactly(List.of("Cake at four?", "Gladly", "On my way"));
        }

        finger.stays(cleo.log().getByText("Cake at four?"), cleo.dialog(Labels.MESSAGE_ACTIONS));
        finger.taps(Roles.button(cleo.dialog(Labels.MESSAGE_ACTIONS), Labels.reactWith(THUMBS_UP)));
        assertThat(Roles.button(ada.message("Cake"), Labels.reaction(THUMBS_UP, 1, false))).isVisible();
        finger.stays(cleo.log().getByText("Gladly"), cleo.dialog(Labels.MESSAGE_ACTIONS));
        finger.taps(Roles.menuItem(cleo.dialog(Labels.MESSAGE_ACTIONS), Labels.REPLY));
        assertThat(cleo.form(Labels.COMPOSER)).containsText("Replying to Bob");
        assertEquals(390, cleo.page().evaluate("document.documentElement.scrollWidth"));
    }
}
