package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of docs/journeys.md, word for word. */
@InBrowsers
class FirstJourneyTest {
    @Test
    void whoComesIntoTheKitchenFindsWhatWasSaidThereAndAnswers(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room("Kitchen", ada, bob);

        ada.goesTo("Kitchen");
        ada.writes("Cake at four?");
        bob.goesTo(Labels.room("Kitchen", new Labels.RoomMarks(false, false, false, 0, 1)), "Kitchen");
        bob.sees("Cake at four?");
        bob.does("Cake at four?", Labels.reactWith("thumbs up"));
        bob.writes("Gladly");

        assertThat(Roles.button(ada.message("Cake"), Labels.reaction("thumbs up", 1, false))).isVisible();
        ada.readsExactly(List.of("Cake at four?", "Gladly"));
        bob.readsExactly(List.of("Cake at four?", "Gladly"));
    }
}
