package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
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
    private static final int MOST_TABS = 40;
    private static final long SOON_MILLIS = 60_000;

    private static void presses(Person person, String... keys) {
        for (var key : keys) {
            var focused = focused(person);
            if (focused.count() == 0) {
                person.page().keyboard().press(key);
            } else {
                focused.press(key);
            }
        }
    }

    private static void types(Person person, String text) {
        focused(person).pressSequentially(text);
    }

    private static Locator focused(Person person) {
        return person.page().locator(":focus");
    }

    private static void tabsTo(Person person, Locator control) {
        for (int tabs = 0; tabs < MOST_TABS && !hasFocus(control); tabs++) {
            presses(person, "Tab");
        }
        assertThat(control).isFocused();
    }

    private static boolean hasFocus(Locator control) {
        return (Boolean) control.evaluate("control => control === document.activeElement");
    }

    private static void signsIn(Person person) {
        var form = person.form(Labels.SIGN_IN);
        tabsTo(person, Roles.field(form, Labels.USERNAME));
        types(person, person.username());
        tabsTo(person, Roles.secret(form, Labels.PASSWORD));
        types(person, Person.PASSWORD);
        presses(person, "Enter");
        person.isIn();
    }

    @Test
    void aWholeDayGoesByWithoutAMouse(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        bob.goesTo(KITCHEN);
        bob.writes("Cake at four?");
        ada.signsOut();

        signsIn(ada);
        presses(ada, "Alt+ArrowDown");
        ada.isInRoom(KITCHEN);
        assertThat(ada.composer()).isFocused();
        types(ada, "I bring a kinfe");
        presses(ada, "Enter");
        bob.sees("I bring a kinfe");
        ada.hasNothingWaiting();

        presses(ada, "ArrowUp");
        assertThat(Roles.field(ada.form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE)).isFocused();
        presses(ada, "Control+a");
        types(ada, "I bring a knife");
        presses(ada, "Enter");
        assertThat(bob.message("I bring a knife")).hasAccessibleName(Pattern.compile(".*, edited"));
        assertThat(ada.composer()).isFocused(); // whoever types on begins something else

        reachesTheMessage(ada, "Cake at four?");
        presses(ada, "Enter");
        assertThat(Roles.button(ada.message("Cake").getByRole(AriaRole.TOOLBAR), Labels.reactWith(THUMBS_UP)))
                .isFocused();
        presses(ada, "Enter");
        assertThat(Roles.button(bob.message("Cake"), Labels.reaction(THUMBS_UP, 1, false))).isVisible();

        presses(ada, "Escape", "r");
        assertThat(ada.composer()).isFocused();
        types(ada, "Four is good");
        presses(ada, "Enter");
        assertThat(bob.message("Four is good")).hasAccessibleName(Pattern.compile(".*" + Labels.inReplyTo("You")));

        presses(ada, "Alt+ArrowUp");
        ada.isInRoom("Foyer");
        looksDark(ada);
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
        presses(person, "Shift+F6");
        assertThat(person.articles().last()).isFocused();
        presses(person, "Home");
        for (int rows = 0; rows < MOST_TABS && !hasFocus(person.message(text)); rows++) {
            presses(person, "ArrowDown");
        }
        assertThat(person.message(text)).isFocused();
    }

    private static void looksDark(Person person) {
        presses(person, "F6");
        tabsTo(person, Roles.link(person.sidebar(), Labels.SETTINGS));
        presses(person, "Enter");
        tabsTo(person, Roles.link(person.everywhere(), PlaceTexts.LOOK));
        presses(person, "Enter");
        tabsTo(person, Roles.radio(person.main(), Labels.FOLLOW_DEVICE));
        presses(person, "ArrowDown", "ArrowDown");
        assertThat(person.everywhere()).hasAttribute("data-theme", "dark");
        presses(person, "Escape");
        person.isIn();
    }
}
