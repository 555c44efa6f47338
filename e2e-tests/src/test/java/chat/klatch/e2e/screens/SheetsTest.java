package chat.klatch.e2e.screens;

import static chat.klatch.e2e.screens.Pictures.everyShape;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies beside and over the rooms, the places that are no rooms, and the settings; a picture of each. */
@InBrowsers
class SheetsTest {
    private static final String KITCHEN = "Kitchen";
    private static final String ATTIC = "Attic";

    @Test
    void everySheetDialogPlaceAndSetting(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("The Blue Cup");
        Person bob = place.member("Bob");
        var foyer = ada.room();
        place.room(KITCHEN, ada, bob);
        place.room(ATTIC, bob);
        var bot = Bot.of(place, bob);
        bot.writes(KITCHEN, List.of("cake", "@" + ada.username() + " there is cake"));
        bot.writes(ATTIC, List.of("It is dusty up here.", "And there is the good china."));
        bot.talksTo(ada);
        details(ada, foyer);
        dialogs(ada);
        elsewhere(ada);
        ada.opens("#rooms");
        ada.isIn();
        visits(ada);
        for (var page : List.of("profile", "look", "password", "devices", "people", "invitations", "place",
                "backups")) {
            ada.goesToSettings(page);
            everyShape(ada, "settings-" + page);
        }
    }

    /** An owner's, of a room that has no other. */
    private static void details(Person ada, String room) {
        var details = opensDetails(ada);
        Roles.button(details, Labels.actionsFor("Bob")).waitFor();
        everyShape(ada, "details");
        Roles.button(details, Labels.actionsFor("Bob")).click();
        everyShape(ada, "member-menu");
        ada.page().keyboard().press("Escape");
        Roles.button(details, Labels.LEAVE_ROOM).click();
        asks(ada, ada.question(PlaceTexts.onlyOwnerTitle(room)), "only-owner");
        tab(details, Labels.SETTINGS).click();
        everyShape(ada, "room-settings");
        Roles.button(details, Labels.DELETE_ROOM).click();
        asks(ada, ada.question(PlaceTexts.deleteTitle(room)), "delete-room");
        Roles.link(details, Labels.CLOSE_ROOM_DETAILS).click();
    }

    private static Locator opensDetails(Person person) {
        Roles.link(person.everywhere(), Labels.ROOM_DETAILS).click();
        var details = person.panel(Labels.ROOM_DETAILS);
        assertThat(details).isVisible();
        return details;
    }

    private static Locator tab(Locator details, String name) {
        return details.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(name));
    }

    private static void asks(Person person, Locator question, String screen) {
        question.waitFor();
        everyShape(person, screen);
        person.page().keyboard().press("Escape");
        assertThat(question).isHidden();
    }

    private static void dialogs(Person ada) {
        Roles.button(ada.sidebar(), Labels.BROWSE).click();
        Roles.button(ada.dialog(Labels.ROOMS_HERE), Labels.openRoom(KITCHEN)).waitFor();
        everyShape(ada, "browse");
        Roles.button(ada.dialog(Labels.ROOMS_HERE), Labels.NEW_ROOM).click();
        asks(ada, ada.dialog(Labels.NEW_ROOM), "new-room");
        Roles.button(ada.sidebar(), Labels.NEW_DIRECT).click();
        ada.dialog(Labels.NEW_MESSAGE).getByRole(AriaRole.CHECKBOX).check();
        everyShape(ada, "new-message");
        Roles.button(ada.dialog(Labels.NEW_MESSAGE), Labels.CANCEL).click();
        ada.composer().press("Control+k");
        ada.page().keyboard().type("ki");
        asks(ada, ada.dialog(Labels.JUMP_TO), "jump");
        ada.composer().press("Control+/");
        asks(ada, ada.dialog(Labels.SHORTCUTS), "shortcuts");
    }

    private static void elsewhere(Person ada) {
        Roles.link(ada.sidebar(), Labels.CATCH_UP).click();
        everyShape(ada, "catch-up");
        Roles.link(ada.sidebar(), Labels.place(Labels.MENTIONS, 1)).click();
        ada.page().getByText("there is cake").waitFor();
        everyShape(ada, "mentions");
        ada.opens("#rooms");
        everyShape(ada, "rooms");
        ada.expectsComplaint("the server responded with a status of 404");
        ada.opens("#room-nowhere");
        assertThat(ada.heading()).hasText(PlaceTexts.NO_SUCH_ROOM);
        everyShape(ada, "no-such-room");
    }

    private static void visits(Person ada) {
        Roles.button(ada.sidebar(), Labels.BROWSE).click();
        Roles.link(ada.dialog(Labels.ROOMS_HERE), ATTIC).click();
        ada.sees("And there is the good china.");
        everyShape(ada, "visited");
        Roles.button(ada.everywhere(), Labels.JOIN_ROOM).click();
        ada.isInRoom(ATTIC);
        Roles.button(opensDetails(ada), Labels.LEAVE_ROOM).click();
        asks(ada, ada.question(PlaceTexts.leaveTitle(ATTIC)), "leave-room");
    }
}
