package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What Bob wrote in a tunnel is refused when he is out of it, and is his to decide on. */
@InBrowsers
class RefusedMessageTest {
    private static final String KITCHEN = "Kitchen";

    private static void presses(Person person, String message, String button) {
        Roles.button(person.message(message), button).click();
    }

    @Test
    void whatCameTooLateForARoomIsSentAgainChangedOrDiscardedAndEachOnce(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        place.room(KITCHEN, ada, bob);
        ada.goesTo(KITCHEN);
        bob.goesTo(KITCHEN);
        wire.cut();
        bob.writes("the first");
        bob.writes("the second");
        bob.writes("the third");
        assertThat(bob.own(Labels.YOU_WAITING)).hasCount(3);
        Bot.of(place, ada).archives(KITCHEN, true);
        wire.mend();
        assertThat(bob.own(Labels.YOU_NOT_SENT)).hasCount(3);
        assertThat(bob.message("the first")).containsText(Texts.NOT_SENT);
        assertThat(bob.composer()).isDisabled();
        Bot.of(place, ada).archives(KITCHEN, false);
        assertThat(bob.composer()).isEnabled();

        presses(bob, "the first", Labels.TRY_AGAIN);
        ada.sees("the first");
        presses(bob, "the second", Labels.EDIT);
        assertThat(bob.composer()).isFocused();
        assertThat(bob.composer()).hasValue("the second");
        assertThat(bob.message("the second")).hasCount(0);
        bob.writes("another second");
        ada.sees("another second");
        presses(bob, "the third", Labels.DISCARD);
        bob.doesNotSee("the third");

        place.everybodyReads("the first", "another second");
        bob.reloads();
        place.everybodyReads("the first", "another second");
        assertEquals(2, wire.said("the first"), "times that Bob's browser sent it");
    }

    @Test
    void whoLooksElsewhereIsToldWithTheWayThere(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        place.room(KITCHEN, ada, bob);
        var foyer = bob.room();
        bob.goesTo(KITCHEN);
        wire.cut();
        bob.writes("the first");
        bob.writes("the second");
        bob.goesTo(foyer);
        Bot.of(place, ada).archives(KITCHEN, true);
        wire.mend();
        var toast = bob.notifications().getByRole(AriaRole.ALERT);
        assertThat(toast).containsText(TalkTexts.notSent(2, KITCHEN));
        Roles.button(toast, Labels.openRoom(KITCHEN)).click();
        assertThat(bob.heading()).hasText(KITCHEN);
        assertThat(bob.own(Labels.YOU_NOT_SENT)).hasCount(2);
        assertThat(toast).hasCount(0);
    }
}
