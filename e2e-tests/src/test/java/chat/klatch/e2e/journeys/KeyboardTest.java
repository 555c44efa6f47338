package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Keyboard;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Wire;
import chat.klatch.protocol.model.RoomRole;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ada has no mouse: from the door on nothing but keys, pressed on whatever has the focus. */
@InBrowsers
class KeyboardTest {
    private static final String KITCHEN = "Kitchen";
    private static final String THUMBS_UP = "thumbs up";
    /** Keeps what has the focus when a room is drawn for the first time. */
    private static final String FOCUS_AT_FIRST_SIGHT = """
            new MutationObserver(() => {
              const app = document.getElementById('app'), name = document.getElementById('room-name');
              if (name?.textContent && !app.hidden && !app.hasAttribute('data-new')) {
                window.focusAtFirstSight ??= document.activeElement.id;
              }
            }).observe(document, { attributes: true, childList: true, subtree: true });
            """;
    private static final long SOON_MILLIS = 5_000;

    private static void signsIn(Person person) {
        var keys = Keyboard.of(person);
        var form = person.form(Labels.SIGN_IN);
        keys.fills(Roles.field(form, Labels.USERNAME), person.username());
        keys.fills(Roles.secret(form, Labels.PASSWORD), Person.PASSWORD);
        keys.presses("Enter");
        person.isIn();
    }

    @Test
    void aWholeDayGoesByWithoutAMouse(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var keys = Keyboard.of(ada);
        place.room(KITCHEN, ada, bob);
        bob.goesTo(KITCHEN);
        bob.writes("Cake at four?");
        ada.signsOut();

        signsIn(ada);
        keys.presses("Alt+ArrowDown");
        ada.isInRoom(KITCHEN);
        assertThat(ada.composer()).isFocused();
        keys.types("I bring a kinfe");
        keys.presses("Enter");
        bob.sees("I bring a kinfe");
        ada.hasNothingWaiting();

        keys.presses("ArrowUp");
        assertThat(Roles.field(ada.form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE)).isFocused();
        keys.presses("Control+a");
        keys.types("I bring a knife");
        keys.presses("Enter");
        assertThat(bob.message("I bring a knife")).hasAccessibleName(Pattern.compile(".*, edited"));
        assertThat(ada.composer()).isFocused(); // whoever types on begins something else

        reachesTheMessage(ada, "Cake at four?");
        keys.presses("Enter");
        assertThat(Roles.button(ada.message("Cake").getByRole(AriaRole.TOOLBAR), Labels.reactWith(THUMBS_UP)))
                .isFocused();
        keys.presses("Enter");
        assertThat(Roles.button(bob.message("Cake"), Labels.reaction(THUMBS_UP, 1, false))).isVisible();

        keys.presses("Escape", "r");
        assertThat(ada.composer()).isFocused();
        keys.types("Four is good");
        keys.presses("Enter");
        assertThat(bob.message("Four is good")).hasAccessibleName(Pattern.compile(".*" + Labels.inReplyTo("You")));

        keys.presses("Alt+ArrowUp");
        ada.isInRoom("Foyer");
        looksDark(ada);
    }

    @Test
    void aPlaceIsSetUpFurnishedAndFilledWithoutAMouse(Place place) {
        Person ada = place.person("Ada");
        var keys = Keyboard.of(ada);
        ada.opensThePlace();
        var setUp = ada.form(Labels.FIRST_RUN);
        keys.fills(Roles.field(setUp, Labels.PLACE_NAME), "The Blue Cup");
        introduces(ada, setUp);
        assertThat(ada.sidebar()).containsText("The Blue Cup");

        keys.does(Roles.link(ada.main(), Labels.INVITE_PEOPLE));
        keys.does(Roles.button(ada.main(), Labels.MAKE_LINK));
        var invitation = ada.dialog(PlaceTexts.INVITATION_LINK);
        assertThat(Roles.button(invitation, Labels.COPY_LINK)).isFocused();
        var link = invitation.getByRole(AriaRole.TEXTBOX).inputValue();
        keys.presses("Escape");
        assertThat(Roles.button(ada.main(), Labels.MAKE_LINK)).isFocused();
        Person bob = place.person("Bob");
        bob.page().navigate(link);
        introduces(bob, bob.form(Labels.CREATE_AN_ACCOUNT));

        keys.presses("Escape");
        ada.isIn();
        keys.tabsBackTo(Roles.link(ada.everywhere(), Labels.SKIP_TO_COMPOSER));
        assertThat(Roles.link(ada.everywhere(), Labels.SKIP_TO_COMPOSER)).isInViewport();
        keys.presses("Enter");
        assertThat(ada.composer()).isFocused();

        keys.presses("F6");
        keys.does(Roles.button(ada.sidebar(), Labels.BROWSE));
        keys.does(Roles.button(ada.dialog(Labels.ROOMS_HERE), Labels.NEW_ROOM));
        assertThat(Roles.field(ada.dialog(Labels.NEW_ROOM), Labels.NAME)).isFocused();
        keys.types(KITCHEN);
        keys.presses("Enter");
        ada.isInRoom(KITCHEN);
        assertThat(ada.composer()).isFocused();
        joinsTheKitchen(bob);
    }

    private static void introduces(Person person, Locator form) {
        var keys = Keyboard.of(person);
        keys.fills(Roles.field(form, Labels.YOUR_NAME), person.name());
        keys.fills(Roles.field(form, Labels.USERNAME), person.username());
        keys.fills(Roles.secret(form, Labels.PASSWORD), Person.PASSWORD);
        keys.presses("Enter");
        person.isIn();
        assertThat(person.composer()).isFocused();
    }

    private static void joinsTheKitchen(Person person) {
        var keys = Keyboard.of(person);
        keys.presses("F6");
        keys.does(Roles.button(person.sidebar(), Labels.BROWSE));
        assertThat(person.dialog(Labels.ROOMS_HERE).getByRole(AriaRole.SEARCHBOX)).isFocused();
        keys.types("kit");
        keys.does(Roles.button(person.dialog(Labels.ROOMS_HERE), Labels.joinRoom(KITCHEN)));
        person.isInRoom(KITCHEN);
        assertThat(person.composer()).isFocused();
    }

    @Test
    void membersAreAppointedAndRemovedWithoutAMouseAndTheFocusStaysWithThem(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        ada.goesTo(KITCHEN);
        var keys = Keyboard.of(ada);
        var open = Roles.link(ada.main(), Labels.ROOM_DETAILS);
        keys.tabsBackTo(open);
        keys.presses("Enter");
        var details = ada.panel(Labels.ROOM_DETAILS);
        assertThat(details.getByRole(AriaRole.HEADING).first()).isFocused();
        var about = Roles.button(details, Labels.actionsFor("Bob"));

        keys.does(about);
        keys.goesTo(Roles.menuItem(details, PlaceTexts.make(RoomRole.MODERATOR)), "ArrowDown");
        keys.presses("Enter");
        assertThat(ada.notifications()).containsText(PlaceTexts.isNow("Bob", PlaceTexts.role(RoomRole.MODERATOR)));
        assertThat(details.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Bob")))
                .containsText(PlaceTexts.role(RoomRole.MODERATOR));
        assertThat(about).isFocused(); // and not nowhere, with the row that it was in

        keys.presses("Enter", "End");
        assertThat(Roles.menuItem(details, PlaceTexts.REMOVE_FROM_ROOM)).isFocused();
        keys.presses("Enter");
        keys.does(Roles.button(ada.question(PlaceTexts.removeTitle("Bob", KITCHEN)), PlaceTexts.REMOVE));
        assertThat(ada.notifications()).containsText(PlaceTexts.removed("Bob"));
        assertThat(about).hasCount(0);
        assertThat(details.locator(":focus")).hasCount(1);
        keys.presses("Escape");
        assertThat(details).isHidden();
        assertThat(open).isFocused();
    }

    @Test
    void aMessageThatWasRefusedIsSentAgainChangedOrDiscardedWithoutAMouse(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        var keys = Keyboard.of(ada);
        wire.refuses("Somebody said no.");
        for (var text : List.of("the first", "the second", "the third")) {
            ada.types(text);
            keys.presses("Enter");
        }
        assertThat(ada.own(Labels.YOU_NOT_SENT)).hasCount(3);
        assertThat(ada.message("the third")).containsText(Texts.NOT_SENT + " Somebody said no.");
        assertThat(ada.page().getByText(Texts.MESSAGE_NOT_SENT + " Somebody said no.")).hasCount(1); // said aloud
        wire.mend();

        reachesTheMessage(ada, "the first");
        keys.does(Roles.button(ada.message("the first"), Labels.TRY_AGAIN));
        bob.sees("the first");
        assertThat(ada.log().locator(":focus")).hasCount(1);

        keys.presses("Home");
        keys.goesTo(ada.message("the second"), "ArrowDown");
        keys.does(Roles.button(ada.message("the second"), Labels.EDIT));
        assertThat(ada.composer()).isFocused();
        assertThat(ada.composer()).hasValue("the second");
        assertThat(ada.message("the second")).hasCount(0);
        keys.presses("Control+a");
        ada.types("another second");
        keys.presses("Enter");
        bob.sees("another second");

        keys.presses("Shift+F6", "Home");
        keys.goesTo(ada.message("the third"), "ArrowDown");
        keys.does(Roles.button(ada.message("the third"), Labels.DISCARD));
        ada.doesNotSee("the third");
        assertThat(ada.log().locator(":focus")).hasCount(1);
        place.everybodyReads("the first", "another second");
    }

    @Test
    void whoeverComesInCanWriteFromTheMomentThatTheySeeTheRoom(Place place) {
        Person ada = place.person("Ada");
        ada.page().addInitScript(FOCUS_AT_FIRST_SIGHT);
        place.in(ada);
        assertEquals("composer-text", ada.page().evaluate("() => window.focusAtFirstSight"));
    }

    @Test
    void whateverIsTypedRightAfterGoingSomewhereIsWrittenThere(Place place) {
        Person ada = place.person("Ada");
        ada.clock().install();
        place.in(ada);
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        var first = ada.room();
        Roles.link(ada.sidebar(), KITCHEN).waitFor();
        var keys = ada.page().keyboard();

        ada.clock().pauseAt(System.currentTimeMillis() + SOON_MILLIS); // no frame is drawn from here on
        keys.press("Control+k");
        keys.type("kit");
        keys.press("Enter");
        ada.types("for the kitchen");
        keys.press("Enter");
        keys.press("Alt+ArrowUp");
        ada.types("for the foyer");
        keys.press("Enter");
        ada.clock().resume();

        ada.isInRoom(first);
        ada.readsExactly(List.of("for the foyer"));
        bob.goesTo(Labels.room(KITCHEN, new Labels.RoomMarks(false, false, false, 0, 1)), KITCHEN);
        bob.readsExactly(List.of("for the kitchen"));
    }

    private static void reachesTheMessage(Person person, String text) {
        var keys = Keyboard.of(person);
        keys.presses("Shift+F6");
        assertThat(person.articles().last()).isFocused();
        keys.presses("Home");
        keys.goesTo(person.message(text), "ArrowDown");
    }

    private static void looksDark(Person person) {
        var keys = Keyboard.of(person);
        keys.presses("F6");
        keys.tabsTo(Roles.link(person.sidebar(), Labels.SETTINGS));
        keys.presses("Enter");
        keys.tabsTo(Roles.link(person.everywhere(), PlaceTexts.LOOK));
        keys.presses("Enter");
        keys.tabsTo(Roles.radio(person.main(), Labels.FOLLOW_DEVICE));
        keys.presses("ArrowDown", "ArrowDown");
        assertThat(person.everywhere()).hasAttribute("data-theme", "dark");
        keys.presses("Escape");
        person.isIn();
    }
}
