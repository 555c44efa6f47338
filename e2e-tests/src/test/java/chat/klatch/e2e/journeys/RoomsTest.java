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
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Waits;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.RoomRole;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@InBrowsers
class RoomsTest {
    private static final String KITCHEN = "Kitchen";
    private static final double BEFORE_IT_LAPSES_MILLIS = 4_000;
    private static final Labels.RoomMarks PRIVATE = new Labels.RoomMarks(true, false, false, 0, 0);

    private static void makes(Person person, String room, String who) {
        Roles.button(person.sidebar(), Labels.BROWSE).click();
        Roles.button(person.dialog(Labels.ROOMS_HERE), Labels.NEW_ROOM).click();
        var form = person.dialog(Labels.NEW_ROOM);
        Roles.field(form, Labels.NAME).fill(room);
        Roles.field(form, Labels.WHAT_FOR).fill("cake and what goes with it");
        Roles.radio(form, who).check();
        Roles.button(form, Labels.CREATE_ROOM).click();
        person.isInRoom(room);
    }

    private static void looksFor(Person person, String text) {
        Roles.button(person.sidebar(), Labels.BROWSE).click();
        person.dialog(Labels.ROOMS_HERE).getByRole(AriaRole.SEARCHBOX).fill(text);
    }

    private static Locator settings(Locator details) {
        details.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(Labels.SETTINGS)).click();
        return details;
    }

    @Test
    void somebodyMakesARoomAndAnotherFindsItAndJoins(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        makes(ada, KITCHEN, Labels.EVERYONE);
        looksFor(bob, "kitch");
        Roles.button(bob.dialog(Labels.ROOMS_HERE), Labels.joinRoom(KITCHEN)).click();
        bob.isInRoom(KITCHEN);
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).hasAttribute("aria-current", "page");
        ada.writes("Who wants cake?");
        bob.sees("Who wants cake?");
    }

    @Test
    void aPrivateRoomIsThereForThoseWhoAreAddedAndNobodyElse(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var foyer = bob.room();
        makes(ada, "Surprise", Labels.ONLY_INVITED);
        looksFor(bob, "surprise");
        assertThat(bob.dialog(Labels.ROOMS_HERE)).containsText(PlaceTexts.NONE_FOUND);
        bob.page().keyboard().press("Escape");
        assertThat(bob.dialog(Labels.ROOMS_HERE)).isHidden();
        Roles.link(ada.main(), Labels.ADD_PEOPLE).click();
        var dialog = ada.dialog(PlaceTexts.addTo("Surprise"));
        assertThat(dialog).isVisible();
        ada.page().keyboard().press("Escape");
        assertThat(dialog).isHidden();
        Roles.link(ada.main(), Labels.ADD_PEOPLE).click(); // beside the details, which are open by now
        dialog.getByRole(AriaRole.CHECKBOX).check();
        Roles.button(dialog, PlaceTexts.add(1)).click();
        assertThat(dialog).isHidden();
        assertThat(bob.notifications()).containsText(PlaceTexts.addedYou("Ada", "Surprise"));
        Roles.link(bob.sidebar(), Labels.room("Surprise", PRIVATE)).click();
        bob.isInRoom("Surprise");
        assertThat(bob.notifications().getByRole(AriaRole.STATUS)).hasCount(0, new LocatorAssertions.HasCountOptions()
                .setTimeout(BEFORE_IT_LAPSES_MILLIS));
        Roles.link(bob.sidebar(), Labels.room("Surprise", PRIVATE)).click();
        bob.isInRoom("Surprise");
        assertThat(Roles.named(bob.main(), AriaRole.IMG, PlaceTexts.PRIVATE_ROOM)).isVisible();
        ada.writes("Nobody else can read this.");
        bob.sees("Nobody else can read this.");
        bob.goesTo(foyer);
        assertThat(Roles.named(bob.main(), AriaRole.IMG, PlaceTexts.PRIVATE_ROOM)).isHidden();
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void moreRoomsThanAPageHoldsAreShownPageByPageAndTheFocusGoesOn(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        IntStream.rangeClosed(1, Limits.PAGE_DEFAULT + 3).forEach(i -> bot.makes("Room " + i));
        Roles.button(bob.sidebar(), Labels.BROWSE).click();
        var dialog = bob.dialog(Labels.ROOMS_HERE);
        var rooms = dialog.getByRole(AriaRole.LISTITEM);
        assertThat(rooms).hasCount(Limits.PAGE_DEFAULT);
        Roles.button(dialog, Labels.SHOW_MORE).click();
        assertThat(rooms).hasCount(Limits.PAGE_DEFAULT + 4); // and the first room
        assertThat(Roles.button(dialog, Labels.SHOW_MORE)).isHidden();
        assertThat(rooms.nth(Limits.PAGE_DEFAULT).getByRole(AriaRole.LINK)).isFocused();
        var names = rooms.getByRole(AriaRole.LINK).allInnerTexts();
        assertEquals(names.size(), Set.copyOf(names).size(), "rooms that are shown twice");
    }

    @Test
    void thePlacesOwnAddressLeadsToTheRoomThatSomebodyWasInLast(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        place.room("Attic", ada, bob);
        bob.goesTo(KITCHEN);
        bob.opensThePlace();
        bob.isInRoom(KITCHEN);
    }

    @Test
    void whoLeavesIsAskedFirstAndFindsTheDoorOpen(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        bob.goesTo(KITCHEN);
        var address = bob.page().url();
        Roles.button(bob.opensDetails(), Labels.LEAVE_ROOM).click();
        var question = bob.question(PlaceTexts.leaveTitle(KITCHEN));
        assertThat(Roles.button(question, PlaceTexts.STAY)).isFocused();
        var answer = new CompletableFuture<Runnable>();
        bob.page().route("**/members/*", route -> {
            var response = route.fetch();
            answer.complete(() -> route.fulfill(new Route.FulfillOptions().setResponse(response)));
        });
        Roles.button(question, PlaceTexts.LEAVE).click();
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isHidden();
        bob.page().navigate(address);
        assertThat(bob.heading()).hasText(KITCHEN);
        Waits.until(bob.page(), answer::isDone, () -> "nobody was asked to let Bob go");
        answer.join().run();
        assertThat(bob.notifications()).containsText(PlaceTexts.left(KITCHEN));
        assertThat(bob.heading()).hasText(KITCHEN); // a late answer moves nobody who has gone on
        Roles.button(bob.everywhere(), Labels.JOIN_ROOM).click();
        bob.isInRoom(KITCHEN);
    }

    @Test
    void theOnlyOwnerIsToldBeforehandThatTheyMustStayAndMayGoOnceThereIsAnother(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        ada.goesTo(KITCHEN);
        var details = ada.opensDetails();
        Roles.button(details, Labels.LEAVE_ROOM).click();
        var question = ada.question(PlaceTexts.onlyOwnerTitle(KITCHEN));
        assertThat(question).containsText(PlaceTexts.ONLY_OWNER);
        Roles.button(question, PlaceTexts.SHOW_MEMBERS).click();
        assertThat(details.getByRole(AriaRole.SEARCHBOX)).isFocused();
        appointsBob(ada, RoomRole.OWNER);
        Roles.button(details, Labels.LEAVE_ROOM).click();
        Roles.button(ada.question(PlaceTexts.leaveTitle(KITCHEN)), PlaceTexts.LEAVE).click();
        assertThat(Roles.link(ada.sidebar(), KITCHEN)).isHidden();
    }

    @Test
    void whoHasBecomeTheOnlyOwnerWhileTheyWereAskedIsToldToo(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        ada.goesTo(KITCHEN);
        var details = ada.opensDetails();
        appointsBob(ada, RoomRole.OWNER);
        Roles.button(details, Labels.LEAVE_ROOM).click();
        var question = ada.question(PlaceTexts.leaveTitle(KITCHEN));
        assertThat(question).isVisible();
        Person tab = ada.opensAnotherTab();
        tab.goesTo(KITCHEN);
        tab.opensDetails();
        appointsBob(tab, RoomRole.MEMBER);
        ada.expectsComplaint("the server responded with a status of 409");
        Roles.button(question, PlaceTexts.LEAVE).click();
        assertThat(ada.question(PlaceTexts.onlyOwnerTitle(KITCHEN))).containsText(PlaceTexts.ONLY_OWNER);
    }

    private static void appointsBob(Person person, RoomRole role) {
        var details = person.panel(Labels.ROOM_DETAILS);
        Roles.button(details, Labels.actionsFor("Bob")).click();
        Roles.menuItem(details, PlaceTexts.make(role)).click();
        assertThat(person.notifications()).containsText(PlaceTexts.isNow("Bob", PlaceTexts.role(role)));
    }

    @Test
    void aRoomIsRenamedArchivedAndDeletedForEverybody(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        ada.goesTo(KITCHEN);
        var details = settings(ada.opensDetails());
        Roles.field(details, Labels.NAME).fill("Bakery");
        Roles.button(details, Labels.SAVE_ROOM).click();
        bob.goesTo("Bakery");
        bob.types("Is there any");
        Roles.button(details, Labels.ARCHIVE_ROOM).click();
        Roles.button(ada.question(PlaceTexts.archiveTitle("Bakery")), PlaceTexts.ARCHIVE).click();
        assertThat(Roles.button(details, PlaceTexts.UNARCHIVE)).isVisible();
        assertThat(bob.composer()).isDisabled();
        assertThat(bob.composer()).hasValue("Is there any");
        assertThat(bob.main()).containsText("Nobody can write in it.");
        assertThat(bob.main()).containsText(PlaceTexts.ARCHIVED);
        Roles.button(details, Labels.DELETE_ROOM).click();
        var question = ada.question(PlaceTexts.deleteTitle("Bakery"));
        assertThat(question).containsText("all of its 2 people");
        Roles.button(question, PlaceTexts.DELETE).click();
        assertThat(Roles.link(bob.sidebar(), "Bakery")).isHidden();
        assertThat(Roles.link(ada.sidebar(), "Bakery")).isHidden();
        bob.expectsComplaint("the server responded with a status of 404");
        assertThat(bob.heading()).hasText(PlaceTexts.NO_SUCH_ROOM);
        ada.isInRoom("Foyer");
    }

    @Test
    void aRoomKeepsItsOnlyMemberAndThePlaceThatTheyGaveItAndItsSilence(Place place) {
        Person ada = place.owner("Ada");
        place.room(KITCHEN, ada);
        ada.goesTo(KITCHEN);
        haveTheOrder(ada, "Foyer", KITCHEN);
        Person tab = ada.opensAnotherTab();
        var details = ada.opensDetails();
        Roles.button(details, Labels.LEAVE_ROOM).click();
        var alone = ada.question(PlaceTexts.onlyOwnerTitle(KITCHEN));
        assertThat(alone).containsText(PlaceTexts.ONLY_MEMBER);
        Roles.button(alone, PlaceTexts.SHOW_SETTINGS).click();
        Roles.button(details, Labels.MOVE_UP).click();
        haveTheOrder(ada, KITCHEN, "Foyer");
        haveTheOrder(tab, KITCHEN, "Foyer");
        details.getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName(Labels.MUTE_ROOM)).click();
        var muted = Labels.room(KITCHEN, new Labels.RoomMarks(false, true, false, 0, 0));
        assertThat(Roles.link(ada.sidebar(), muted)).isVisible();
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
