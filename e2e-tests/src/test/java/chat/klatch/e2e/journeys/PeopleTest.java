package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

@InBrowsers
class PeopleTest {
    private static final String KITCHEN = "Kitchen";

    @Test
    void twoPeopleTalkAloneAndSeeEachOtherThere(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        Person.button(ada.sidebar(), Labels.NEW_DIRECT).click();
        var dialog = ada.dialog(Labels.NEW_MESSAGE);
        dialog.getByRole(AriaRole.SEARCHBOX).fill("bo");
        dialog.getByRole(AriaRole.CHECKBOX).check();
        Person.button(dialog, Labels.START_TALKING).click();
        ada.isInRoom("Bob");
        ada.writes("psst");
        Person.link(bob.sidebar(), Labels.people("Ada", "online", "", 1)).click();
        bob.isInRoom("Ada");
        bob.sees("psst");
        assertThat(Person.link(ada.sidebar(), Labels.people("Bob", "online", "", 0))).isVisible();
    }

    @Test
    void whatOneIsDoingStandsBesideTheNameForOthers(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        Bot.of(place, ada).talksTo(bob);
        assertThat(Person.link(ada.sidebar(), Labels.people("Bob", "online", "", 0))).isVisible();
        bob.goesToSettings("profile");
        var form = bob.form(Labels.PROFILE);
        Person.field(form, Labels.YOUR_NAME).fill("Robert");
        Person.field(form, Labels.NOTE).fill("On a train");
        Person.button(form, Labels.SAVE_PROFILE).click();
        assertThat(bob.notifications()).containsText(PlaceTexts.SAVED);
        assertThat(Person.link(ada.sidebar(), Labels.people("Robert", "online", "On a train", 0))).isVisible();
        bob.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Do not disturb")).check();
        assertThat(Person.link(ada.sidebar(), Labels.people("Robert", "do not disturb", "On a train", 0))).isVisible();
    }

    @Test
    void aFewLettersLeadToARoomOrAPersonWithoutThePointer(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        Bot.of(place, ada).makes(KITCHEN);
        assertThat(Person.link(ada.sidebar(), KITCHEN)).isVisible();
        ada.composer().press("Control+k");
        var jump = ada.dialog(Labels.JUMP_TO);
        assertThat(jump.getByRole(AriaRole.COMBOBOX)).isFocused();
        ada.page().keyboard().type("kit");
        assertThat(jump.getByRole(AriaRole.OPTION)).hasCount(1);
        ada.page().keyboard().press("Enter");
        ada.isInRoom(KITCHEN);
        assertThat(ada.composer()).isFocused();
        ada.composer().press("Control+k");
        ada.page().keyboard().type("@bo");
        assertThat(jump.getByRole(AriaRole.OPTION)).hasCount(1);
        ada.page().keyboard().press("Enter");
        ada.isInRoom("Bob");
        ada.composer().press("Control+/");
        assertThat(ada.dialog(Labels.SHORTCUTS)).isVisible();
        ada.page().keyboard().press("Escape");
        assertThat(ada.dialog(Labels.SHORTCUTS)).isHidden();
        assertThat(ada.composer()).isFocused();
    }

    @Test
    void whoWasAwayCatchesUpAndFindsWhereTheyWereMeant(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        Bot.of(place, ada).makes(KITCHEN);
        Bot.of(place, bob).joins(KITCHEN);
        Bot.of(place, ada).writes(KITCHEN, List.of("cake", "@" + bob.username() + " there is cake"));
        var meant = Labels.place(Labels.MENTIONS, 1);
        Person.link(bob.sidebar(), meant).click();
        assertThat(bob.heading()).hasText(Labels.MENTIONS);
        assertThat(bob.page().getByRole(AriaRole.MAIN)).containsText("there is cake");
        Person.link(bob.sidebar(), Labels.CATCH_UP).click();
        assertThat(bob.page().getByRole(AriaRole.MAIN)).containsText(PlaceTexts.unread(2, 1));
        Person.button(bob.everywhere(), Labels.markAsRead(KITCHEN)).click();
        assertThat(bob.page().getByRole(AriaRole.MAIN)).containsText(PlaceTexts.CAUGHT_UP);
        assertThat(Person.link(bob.sidebar(), KITCHEN)).isVisible();
        assertThat(Person.link(bob.sidebar(), Labels.MENTIONS)).isVisible();
    }

    @Test
    void onAPhoneOnePaneIsShownAtATimeAndBackGoesBack(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        Bot.of(place, ada).makes(KITCHEN);
        Person bob = place.person("Bob", Device.PHONE);
        bob.signsUp();
        var foyer = bob.room();
        bob.page().goBack();
        Person.link(bob.everywhere(), foyer).click();
        bob.isInRoom(foyer);
        Person.link(bob.everywhere(), Labels.ROOM_DETAILS).click();
        assertThat(bob.panel(Labels.ROOM_DETAILS)).isVisible();
        assertThat(bob.log()).isHidden();
        bob.page().goBack();
        assertThat(bob.log()).isVisible();
        bob.page().goBack();
        Person.link(bob.everywhere(), Labels.MENTIONS).last().click();
        assertThat(bob.heading()).hasText(Labels.MENTIONS);
        bob.page().goBack();
        assertThat(bob.heading()).hasText("Home");
    }
}
