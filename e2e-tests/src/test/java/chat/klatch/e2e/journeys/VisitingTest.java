package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading a public room without being in it. */
@InBrowsers
class VisitingTest {
    private static final String KITCHEN = "Kitchen";

    private static Locator join(Person person) {
        return Roles.button(person.everywhere(), Labels.JOIN_ROOM);
    }

    private static void looksInto(Person person, String room) {
        Roles.button(person.sidebar(), Labels.BROWSE).click();
        Roles.link(person.dialog(Labels.ROOMS_HERE), room).click();
        assertThat(person.heading()).hasText(room);
    }

    @Test
    void whoIsNotInARoomReadsAlongAndComesInWhenTheyLike(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Bot.of(place, ada).makes(KITCHEN);
        Bot.of(place, ada).writes(KITCHEN, List.of("Who wants cake?"));
        looksInto(bob, KITCHEN);
        bob.sees("Who wants cake?");
        assertThat(join(bob)).isFocused();
        assertThat(bob.composer()).isHidden();
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isHidden();
        ada.goesTo(KITCHEN);
        ada.writes("There is plenty");
        bob.sees("There is plenty");
        bob.message("plenty").hover();
        assertThat(Roles.button(bob.message("plenty"), Labels.REPLY)).isHidden();
        join(bob).click();
        bob.isInRoom(KITCHEN);
        assertThat(bob.composer()).isFocused();
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).hasAttribute("aria-current", "page");
        bob.writes("Me");
        ada.sees("Me");
    }

    @Test
    void whoGoesOnHearsNoMoreOfIt(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        var foyer = bob.room();
        Bot.of(place, ada).makes(KITCHEN);
        Bot.of(place, ada).writes(KITCHEN, List.of("cake"));
        looksInto(bob, KITCHEN);
        bob.sees("cake");
        assertEquals(0, wire.said("\"read\""), "markers that a visitor moved");
        bob.goesTo(foyer);
        bob.isInRoom(foyer);
        Waits.until(bob.page(), () -> wire.said("\"leave\"") == 1, () -> "Bob's browser still follows the room");
        bob.page().goBack();
        bob.sees("cake");
        assertThat(join(bob)).isVisible();
    }

    @Test
    void whereARoomIsArchivedOrGoneThereIsNoWayIn(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Bot.of(place, ada).makes(KITCHEN);
        ada.goesTo(KITCHEN);
        looksInto(bob, KITCHEN);
        assertThat(join(bob)).isVisible();
        Roles.link(ada.everywhere(), Labels.ROOM_DETAILS).click();
        var details = ada.panel(Labels.ROOM_DETAILS);
        details.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(Labels.SETTINGS)).click();
        Roles.button(details, Labels.ARCHIVE_ROOM).click();
        Roles.button(ada.question(PlaceTexts.archiveTitle(KITCHEN)), PlaceTexts.ARCHIVE).click();
        assertThat(join(bob)).isHidden();
        assertThat(bob.composer()).isDisabled();
        Roles.button(details, Labels.DELETE_ROOM).click();
        Roles.button(ada.question(PlaceTexts.deleteTitle(KITCHEN)), PlaceTexts.DELETE).click();
        bob.expectsComplaint("the server responded with a status of 404");
        ada.expectsComplaint("the server responded with a status of 404");
        assertThat(bob.heading()).hasText(PlaceTexts.NO_SUCH_ROOM);
    }
}
