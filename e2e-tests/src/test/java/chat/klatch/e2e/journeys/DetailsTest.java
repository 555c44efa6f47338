package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Keyboard;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The sheet of a room's details, and who is on it. */
@InBrowsers
class DetailsTest {
    private static final String KITCHEN = "Kitchen";

    @Test
    void whoIsFoundAmongTheMembersAndRemovedIsInTheRoomNoMore(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        ada.goesTo(KITCHEN);
        bob.goesTo(KITCHEN);
        var details = ada.opensDetails();
        var members = details.getByRole(AriaRole.LISTITEM);
        assertThat(members).hasCount(2);
        details.getByRole(AriaRole.SEARCHBOX).fill("nobody");
        assertThat(details).containsText(PlaceTexts.NO_MEMBERS);
        details.getByRole(AriaRole.SEARCHBOX).fill("bo");
        assertThat(members).hasCount(1);
        Roles.button(asksToRemoveBob(ada), PlaceTexts.KEEP_THEM).click();
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        Roles.button(asksToRemoveBob(ada), PlaceTexts.REMOVE).click();
        assertThat(ada.notifications()).containsText(PlaceTexts.removed("Bob"));
        assertThat(details).containsText(PlaceTexts.NO_MEMBERS);
        assertThat(Roles.link(ada.main(), Labels.members(1))).isVisible();
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isHidden();
        assertThat(Roles.button(bob.everywhere(), Labels.JOIN_ROOM)).isVisible();
        assertThat(bob.composer()).isHidden();
    }

    private static Locator asksToRemoveBob(Person person) {
        var details = person.panel(Labels.ROOM_DETAILS);
        Roles.button(details, Labels.actionsFor("Bob")).click();
        Roles.menuItem(details, PlaceTexts.REMOVE_FROM_ROOM).click();
        var question = person.question(PlaceTexts.removeTitle("Bob", KITCHEN));
        assertThat(Roles.button(question, PlaceTexts.KEEP_THEM)).isFocused();
        return question;
    }

    @Test
    void atTheWidthOfATabletTheDetailsLieOverTheRoomUntilTheyAreLeft(Place place) {
        Person ada = place.owner("Ada");
        ada.page().setViewportSize(768, 1_024);
        var open = Roles.link(ada.main(), Labels.ROOM_DETAILS);
        var keys = Keyboard.of(ada);
        var details = ada.opensDetails();
        var close = Roles.link(details, Labels.CLOSE_ROOM_DETAILS);
        var room = ada.log().boundingBox();
        assertTrue(details.boundingBox().x < room.x + room.width, "they stand beside the room");
        assertThat(details.getByRole(AriaRole.HEADING).first()).isFocused();
        keys.presses("Shift+Tab");
        assertThat(Roles.button(details, Labels.LEAVE_ROOM)).isFocused();
        keys.presses("Tab");
        assertThat(close).isFocused();
        keys.presses("Shift+Tab");
        assertThat(Roles.button(details, Labels.LEAVE_ROOM)).isFocused();

        ada.page().mouse().click(details.boundingBox().x - 20, 500);
        assertThat(details).isHidden();
        assertThat(open).isFocused();
        keys.presses("Enter");
        assertThat(details).isVisible();
        ada.reloads();
        assertThat(details.getByRole(AriaRole.HEADING).first()).isFocused();
        keys.presses("Escape");
        assertThat(details).isHidden();
        assertThat(open).isFocused(); // though nothing here opened them
    }
}
