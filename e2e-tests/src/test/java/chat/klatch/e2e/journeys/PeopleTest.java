package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

@InBrowsers
class PeopleTest {
    private static final String KITCHEN = "Kitchen";

    @Test
    void twoPeopleTalkAloneAndSeeEachOtherThere(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Roles.button(ada.sidebar(), Labels.NEW_DIRECT).click();
        var dialog = ada.dialog(Labels.NEW_MESSAGE);
        dialog.getByRole(AriaRole.SEARCHBOX).fill("bo");
        dialog.getByRole(AriaRole.CHECKBOX).check();
        Roles.button(dialog, Labels.START_TALKING).click();
        ada.isInRoom("Bob");
        ada.writes("psst");
        Roles.link(bob.sidebar(), Labels.people("Ada", "online", "", 1)).click();
        bob.isInRoom("Ada");
        bob.sees("psst");
        assertThat(Roles.link(ada.sidebar(), Labels.people("Bob", "online", "", 0))).isVisible();
        ada.writes("@" + bob.username() + " are you there?");
        bob.sees("@Bob are you there?");
        Roles.link(bob.sidebar(), Labels.MENTIONS).click();
        var meant = bob.main().getByRole(AriaRole.LISTITEM);
        assertThat(meant).containsText(PlaceTexts.JUST_TALK);
        assertThat(meant.getByText("Ada", new Locator.GetByTextOptions().setExact(true))).hasCount(1);
    }

    @Test
    void severalPeopleTalkAmongThemselves(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Person cem = place.member("Cem");
        Roles.button(ada.sidebar(), Labels.NEW_DIRECT).click();
        var dialog = ada.dialog(Labels.NEW_MESSAGE);
        var seeking = dialog.getByRole(AriaRole.SEARCHBOX);
        for (String name : List.of("Bob", "Cem")) {
            seeking.fill(name.substring(0, 2));
            seeking.press("Enter"); // before it is found
        }
        assertThat(seeking).hasValue("");
        assertThat(Roles.button(dialog, Labels.doNotChoose("Cem"))).isVisible();
        Roles.button(dialog, Labels.doNotChoose("Bob")).click();
        assertThat(checkbox(dialog, "Bob")).not().isChecked();
        checkbox(dialog, "Bob").check();
        seeking.press("Enter"); // nobody else
        assertThat(ada.heading()).containsText("Cem");
        ada.isIn();
        ada.writes("psst, both of you");
        Roles.link(bob.sidebar(), Labels.people("Ada, Cem", "", "", 1)).click();
        bob.sees("psst, both of you");
        Roles.link(cem.sidebar(), Labels.people("Ada, Bob", "", "", 1)).click();
        cem.writes("yes?");
        List.of(ada, bob, cem).forEach(one -> one.readsExactly(List.of("psst, both of you", "yes?")));
    }

    private static Locator checkbox(Locator dialog, String name) {
        return dialog.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void whatOneIsDoingStandsBesideTheNameForOthers(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Bot.of(place, ada).talksTo(bob);
        assertThat(Roles.link(ada.sidebar(), Labels.people("Bob", "online", "", 0))).isVisible();
        bob.goesToSettings("profile");
        var form = bob.form(Labels.PROFILE);
        Roles.field(form, Labels.YOUR_NAME).fill("Robert");
        Roles.field(form, Labels.NOTE).fill("On a train");
        Roles.button(form, Labels.SAVE_PROFILE).click();
        assertThat(bob.notifications()).containsText(PlaceTexts.SAVED);
        assertThat(Roles.link(ada.sidebar(), Labels.people("Robert", "online", "On a train", 0))).isVisible();
        Roles.radio(bob.everywhere(), Labels.DO_NOT_DISTURB).check();
        assertThat(Roles.link(ada.sidebar(), Labels.people("Robert", "do not disturb", "On a train", 0))).isVisible();
    }

    @Test
    void aFewLettersLeadToARoomOrAPersonWithoutThePointer(Place place) {
        Person ada = place.owner("Ada");
        place.member("Bob");
        place.room(KITCHEN, ada);
        assertThat(Roles.link(ada.sidebar(), KITCHEN)).isVisible();
        ada.composer().press("Control+k");
        var jump = ada.dialog(Labels.JUMP_TO);
        assertThat(jump.getByRole(AriaRole.COMBOBOX)).isFocused();
        ada.page().keyboard().type("kit");
        assertThat(jump.getByRole(AriaRole.OPTION)).hasCount(1);
        ada.page().keyboard().press("Enter");
        ada.isInRoom(KITCHEN);
        assertThat(ada.composer()).isFocused();
        ada.composer().press("Control+k");
        ada.page().keyboard().type("@");
        assertThat(jump.getByRole(AriaRole.OPTION)).containsText("Bob"); // whom she never talked to
        ada.page().keyboard().type("bo");
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
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        Bot.of(place, ada).writes(KITCHEN, List.of("cake", "@" + bob.username() + " there is cake"));
        var meant = Labels.place(Labels.MENTIONS, 1);
        Roles.link(bob.sidebar(), meant).click();
        assertThat(bob.heading()).hasText(Labels.MENTIONS);
        var entry = bob.main().getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("@Bob there is cake"));
        entry.focus();
        Bot.of(place, ada).writes(KITCHEN, List.of("@" + bob.username() + " it is gone"));
        assertThat(bob.main()).containsText("@Bob it is gone");
        assertThat(entry).isFocused();
        Roles.link(bob.sidebar(), Labels.CATCH_UP).click();
        assertThat(bob.main()).containsText(PlaceTexts.unread(3, 2));
        Roles.button(bob.everywhere(), Labels.markAsRead(KITCHEN)).click();
        assertThat(bob.main()).containsText(PlaceTexts.CAUGHT_UP);
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        assertThat(Roles.link(bob.sidebar(), Labels.MENTIONS)).isVisible();

        place.room("Attic", ada, bob);
        Bot.of(place, ada).writes(KITCHEN, List.of("more cake"));
        Bot.of(place, ada).writes("Attic", List.of("a mouse"));
        assertThat(bob.main()).containsText(PlaceTexts.roomsWithNews(2));
        Roles.button(bob.main(), Labels.MARK_ALL_AS_READ).click();
        assertThat(bob.main()).containsText(PlaceTexts.CAUGHT_UP);
        assertThat(bob.heading()).isFocused();
        assertThat(Roles.link(bob.sidebar(), "Attic")).isVisible();
        Roles.button(bob.notifications(), Labels.undo(Labels.MARK_ALL_AS_READ)).click();
        assertThat(bob.main()).containsText(PlaceTexts.roomsWithNews(2));
        assertThat(Roles.link(bob.sidebar(), Labels.room("Attic", new Labels.RoomMarks(false, false, false, 0, 1))))
                .isVisible();
        bob.reloads();
        assertThat(bob.main()).containsText(PlaceTexts.roomsWithNews(2));
        Roles.button(bob.main(), Labels.MARK_ALL_AS_READ).click();
        assertThat(bob.main()).containsText(PlaceTexts.CAUGHT_UP);
        bob.reloads();
        assertThat(bob.main()).containsText(PlaceTexts.CAUGHT_UP);
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        assertThat(Roles.link(bob.sidebar(), "Attic")).isVisible();
    }

    @Test
    void onAPhoneOnePaneIsShownAtATimeAndBackGoesBack(Place place) {
        Person ada = place.owner("Ada");
        place.room(KITCHEN, ada);
        Person bob = place.member("Bob", Device.PHONE);
        var foyer = bob.room();
        bob.page().goBack();
        Roles.link(bob.everywhere(), foyer).click();
        bob.isInRoom(foyer);
        Roles.link(bob.everywhere(), Labels.ROOM_DETAILS).click();
        assertThat(bob.panel(Labels.ROOM_DETAILS)).isVisible();
        assertThat(bob.log()).isHidden();
        bob.page().goBack();
        assertThat(bob.log()).isVisible();
        bob.page().goBack();
        Roles.link(bob.everywhere(), Labels.MENTIONS).last().click();
        assertThat(bob.heading()).hasText(Labels.MENTIONS);
        bob.page().goBack();
        assertThat(bob.heading()).hasText("Home");
    }

    @Test
    void whoWantsToNoteSomethingFindsThemselves(Place place) {
        Person ada = place.owner("Ada");
        ada.composer().press("Control+k");
        ada.page().keyboard().type("@ad");
        assertThat(ada.dialog(Labels.JUMP_TO).getByRole(AriaRole.OPTION)).containsText(PlaceTexts.YOU);
        ada.page().keyboard().press("Enter");
        ada.isInRoom(Texts.NOBODY);
        ada.writes("buy cake");
        ada.hasNothingWaiting();
        ada.sees("buy cake");
    }
}
