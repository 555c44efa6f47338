package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens beside what one looks at: told aloud, and shown truly. */
@InBrowsers
class NewsTest {
    private static final String KITCHEN = "Kitchen";

    /** What is told to those who listen is in the page for a moment. */
    private static Locator aloud(Person person, String text) {
        return person.page().getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    @Test
    void whoIsMeantElsewhereHearsByWhomAndWhere(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Bot.of(place, ada).makes(KITCHEN);
        Bot.of(place, bob).joins(KITCHEN);
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        Bot.of(place, ada).writes(KITCHEN, List.of("nobody in particular", "@" + bob.username() + " cake"));
        assertThat(aloud(bob, TalkTexts.mentioned("Ada", KITCHEN))).hasCount(1);
        Bot.of(place, ada).talksTo(bob);
        assertThat(Roles.link(bob.sidebar(), Labels.people("Ada", "online", "", 1))).isVisible();
        Bot.of(place, ada).talksTo(bob);
        assertThat(aloud(bob, TalkTexts.wroteToYou("Ada"))).hasCount(1);
    }

    @Test
    void whatIsWrittenWhereOneWantsNoNewsIsNotCounted(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var foyer = bob.room();
        Bot.of(place, ada).talksTo(bob);
        bob.goesTo(Labels.people("Ada", "online", "", 1), "Ada");
        Roles.link(bob.everywhere(), Labels.ROOM_DETAILS).click();
        var details = bob.panel(Labels.ROOM_DETAILS);
        details.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(Labels.SETTINGS)).click();
        details.getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName(Labels.MUTE_ROOM)).click();
        bob.composer().fill("later");
        bob.goesTo(foyer);
        Bot.of(place, ada).talksTo(bob);
        Bot.of(place, ada).writes(foyer, List.of("after that"));
        bob.sees("after that");
        var muted = Roles.link(bob.sidebar(), Labels.withDraft(Labels.mutedPeople("Ada", "online", "")));
        assertThat(muted).isVisible();
        assertThat(muted.getByText("1", new Locator.GetByTextOptions().setExact(true))).isHidden();
        bob.composer().press("Alt+Shift+ArrowDown");
        assertThat(bob.heading()).hasText(foyer);
        Roles.link(bob.sidebar(), Labels.CATCH_UP).click();
        assertThat(bob.main()).containsText(PlaceTexts.CAUGHT_UP);
    }

    @Test
    void anEditIsSaidToBeSavedOnceItIs(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("cake at fuor");
        var box = ada.mendsTheLast();
        box.fill("cake at four");
        box.press("Enter");
        assertThat(aloud(ada, TalkTexts.EDIT_SAVED)).hasCount(1);
        assertThat(ada.message("cake at four")).containsText("(edited)");
    }

    @Test
    void howManyAreInTheRoomIsTrueAlsoWhereTheyComeWithoutAWord(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var foyer = ada.room();
        Bot.of(place, ada).makes(KITCHEN);
        ada.goesTo(KITCHEN);
        assertThat(Roles.link(ada.everywhere(), Labels.members(1))).isVisible();
        Bot.of(place, bob).joins(KITCHEN);
        ada.goesTo(foyer);
        ada.goesTo(KITCHEN);
        assertThat(Roles.link(ada.everywhere(), Labels.members(2))).isVisible();
        Roles.link(ada.everywhere(), Labels.ROOM_DETAILS).click();
        var details = ada.panel(Labels.ROOM_DETAILS);
        assertThat(details).containsText("Bob");
        place.member("Cleo");
        Person tab = ada.opensAnotherTab();
        tab.goesTo(KITCHEN);
        Roles.link(tab.everywhere(), Labels.ROOM_DETAILS).click();
        Roles.button(tab.panel(Labels.ROOM_DETAILS), Labels.ADD_PEOPLE).click();
        var dialog = tab.dialog(PlaceTexts.addTo(KITCHEN));
        dialog.getByLabel("Cleo").check();
        Roles.button(dialog, PlaceTexts.add(1)).click();
        assertThat(Roles.link(ada.everywhere(), Labels.members(3))).isVisible();
        assertThat(details).containsText("Cleo");
    }
}
