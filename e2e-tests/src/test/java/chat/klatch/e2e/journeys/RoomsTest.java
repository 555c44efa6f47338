package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@InBrowsers
class RoomsTest {
    private static final String KITCHEN = "Kitchen";
    private static final Labels.RoomMarks PRIVATE = new Labels.RoomMarks(true, false, false, 0, 0);

    private static void makes(Person person, String room, String who) {
        Person.button(person.sidebar(), Labels.BROWSE).click();
        Person.button(person.dialog(Labels.ROOMS_HERE), Labels.NEW_ROOM).click();
        var form = person.dialog(Labels.NEW_ROOM);
        Person.field(form, Labels.NAME).fill(room);
        Person.field(form, Labels.WHAT_FOR).fill("cake and what goes with it");
        form.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(who).setExact(true)).check();
        Person.button(form, Labels.CREATE_ROOM).click();
        person.isInRoom(room);
    }

    private static void looksFor(Person person, String text) {
        Person.button(person.sidebar(), Labels.BROWSE).click();
        person.dialog(Labels.ROOMS_HERE).getByRole(AriaRole.SEARCHBOX).fill(text);
    }

    private static Locator opensDetails(Person person) {
        Person.link(person.everywhere(), Labels.ROOM_DETAILS).click();
        var details = person.panel(Labels.ROOM_DETAILS);
        assertThat(details).isVisible();
        return details;
    }

    private static Locator settings(Locator details) {
        details.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(Labels.SETTINGS)).click();
        return details;
    }

    @Test
    void somebodyMakesARoomAndAnotherFindsItAndJoins(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        makes(ada, KITCHEN, Labels.EVERYONE);
        looksFor(bob, "kitch");
        Person.button(bob.dialog(Labels.ROOMS_HERE), Labels.joinRoom(KITCHEN)).click();
        bob.isInRoom(KITCHEN);
        assertThat(Person.link(bob.sidebar(), KITCHEN)).hasAttribute("aria-current", "page");
        ada.writes("Who wants cake?");
        bob.sees("Who wants cake?");
    }

    @Test
    void aPrivateRoomIsThereForThoseWhoAreAddedAndNobodyElse(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        makes(ada, "Surprise", Labels.ONLY_INVITED);
        looksFor(bob, "surprise");
        assertThat(bob.dialog(Labels.ROOMS_HERE)).containsText(PlaceTexts.NONE_FOUND);
        bob.page().keyboard().press("Escape");
        assertThat(bob.dialog(Labels.ROOMS_HERE)).isHidden();
        Person.button(opensDetails(ada), Labels.ADD_PEOPLE).click();
        var dialog = ada.dialog(PlaceTexts.addTo("Surprise"));
        dialog.getByRole(AriaRole.CHECKBOX).check();
        Person.button(dialog, PlaceTexts.add(1)).click();
        assertThat(dialog).isHidden();
        Person.link(bob.sidebar(), Labels.room("Surprise", PRIVATE)).click();
        bob.isInRoom("Surprise");
        ada.writes("Nobody else can read this.");
        bob.sees("Nobody else can read this.");
    }

    @Test
    void whoLeavesIsAskedFirstAndFindsTheDoorOpen(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        Bot.of(place, ada).makes(KITCHEN);
        Bot.of(place, bob).joins(KITCHEN);
        bob.goesTo(KITCHEN);
        var address = bob.page().url();
        Person.button(opensDetails(bob), Labels.LEAVE_ROOM).click();
        var question = bob.question(PlaceTexts.leaveTitle(KITCHEN));
        assertThat(Person.button(question, PlaceTexts.STAY)).isFocused();
        Person.button(question, PlaceTexts.LEAVE).click();
        assertThat(Person.link(bob.sidebar(), KITCHEN)).isHidden();
        bob.page().navigate(address);
        assertThat(bob.heading()).hasText(KITCHEN);
        Person.button(bob.everywhere(), Labels.JOIN_ROOM).click();
        bob.isInRoom(KITCHEN);
    }

    @Test
    void theLastOwnerIsToldWhyTheyMustStayAndMayGoOnceThereIsAnother(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        Bot.of(place, ada).makes(KITCHEN);
        Bot.of(place, bob).joins(KITCHEN);
        ada.goesTo(KITCHEN);
        var details = opensDetails(ada);
        ada.expectsComplaint("the server responded with a status of 409");
        Person.button(details, Labels.LEAVE_ROOM).click();
        Person.button(ada.question(PlaceTexts.leaveTitle(KITCHEN)), PlaceTexts.LEAVE).click();
        assertThat(ada.notifications().getByRole(AriaRole.ALERT)).containsText("A room keeps one owner");
        Person.button(details, Labels.actionsFor("Bob")).click();
        details.getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("Make owner")).click();
        assertThat(ada.notifications()).containsText(PlaceTexts.isNow("Bob", "Owner"));
        Person.button(details, Labels.LEAVE_ROOM).click();
        Person.button(ada.question(PlaceTexts.leaveTitle(KITCHEN)), PlaceTexts.LEAVE).click();
        assertThat(Person.link(ada.sidebar(), KITCHEN)).isHidden();
    }

    @Test
    void aRoomIsRenamedArchivedAndDeletedForEverybody(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        Bot.of(place, ada).makes(KITCHEN);
        Bot.of(place, bob).joins(KITCHEN);
        ada.goesTo(KITCHEN);
        var details = settings(opensDetails(ada));
        Person.field(details, Labels.NAME).fill("Bakery");
        Person.button(details, Labels.SAVE_ROOM).click();
        bob.goesTo("Bakery");
        Person.button(details, Labels.ARCHIVE_ROOM).click();
        Person.button(ada.question(PlaceTexts.archiveTitle("Bakery")), PlaceTexts.ARCHIVE).click();
        assertThat(Person.button(details, PlaceTexts.UNARCHIVE)).isVisible();
        Person.button(details, Labels.DELETE_ROOM).click();
        var question = ada.question(PlaceTexts.deleteTitle("Bakery"));
        assertThat(question).containsText("all of its 2 people");
        Person.button(question, PlaceTexts.DELETE).click();
        assertThat(Person.link(bob.sidebar(), "Bakery")).isHidden();
        assertThat(Person.link(ada.sidebar(), "Bakery")).isHidden();
        bob.expectsComplaint("the server responded with a status of 404");
        ada.expectsComplaint("the server responded with a status of 404");
        assertThat(bob.heading()).hasText(PlaceTexts.NO_SUCH_ROOM);
    }

    @Test
    void aRoomKeepsThePlaceThatItsReaderGaveItAndItsSilence(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        Bot.of(place, ada).makes(KITCHEN);
        ada.goesTo(KITCHEN);
        haveTheOrder(ada, "Foyer", KITCHEN);
        Person tab = ada.opensAnotherTab();
        var details = settings(opensDetails(ada));
        Person.button(details, Labels.MOVE_UP).click();
        haveTheOrder(ada, KITCHEN, "Foyer");
        haveTheOrder(tab, KITCHEN, "Foyer");
        details.getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName(Labels.MUTE_ROOM)).click();
        var muted = Labels.room(KITCHEN, new Labels.RoomMarks(false, true, false, 0, 0));
        assertThat(Person.link(ada.sidebar(), muted)).isVisible();
        ada.reloads();
        haveTheOrder(ada, muted, "Foyer");
    }

    private static void haveTheOrder(Person reader, String first, String second) {
        var rows = reader.sidebar().getByRole(AriaRole.NAVIGATION, new Locator.GetByRoleOptions().setName(Labels.ROOMS))
                .getByRole(AriaRole.LINK);
        assertThat(rows.nth(0)).hasAccessibleName(first);
        assertThat(rows.nth(1)).hasAccessibleName(second);
    }
}
