package chat.klatch.e2e.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.Finger;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What one does first, with a finger, on a phone; a picture of each step. */
@InBrowsers
class PhoneWalkTest {
    private int step;

    private void picture(Person person, String what) {
        step++;
        Pictures.of(person, "walk-%02d-%s".formatted(step, what));
    }

    private static Locator menu(Person person, Finger finger, String text) {
        finger.stays(person.log().getByText(text), person.dialog(Labels.MESSAGE_ACTIONS));
        return person.dialog(Labels.MESSAGE_ACTIONS);
    }

    private static double right(Locator control) {
        var box = control.boundingBox();
        return box.x + box.width;
    }

    @Test
    void aFingerIsEnoughFromTheFirstVisitToAnAnswer(Place place) {
        Person ada = place.person("Ada", Device.PHONE);
        ada.opensThePlace();
        ada.form(Labels.FIRST_RUN).waitFor();
        picture(ada, "first-run");
        ada.setsUp("The Blue Cup");
        picture(ada, "empty-room");
        var link = invites(ada);
        Person bob = place.person("Bob", Device.PHONE);
        bob.page().navigate(link);
        bob.form(Labels.CREATE_AN_ACCOUNT).waitFor();
        picture(bob, "invited");
        bob.fillsInSignUp(bob.username());
        bob.isIn();
        ada.page().navigate(place.address() + "/");
        ada.isIn();
        talks(ada, bob);
    }

    private String invites(Person ada) {
        var finger = Finger.of(ada);
        finger.taps(Roles.link(ada.main(), Labels.INVITE_PEOPLE));
        Roles.button(ada.everywhere(), Labels.MAKE_LINK).waitFor();
        picture(ada, "invitations");
        finger.taps(Roles.button(ada.everywhere(), Labels.MAKE_LINK));
        var dialog = ada.dialog(PlaceTexts.INVITATION_LINK);
        dialog.waitFor();
        picture(ada, "link");
        return dialog.getByRole(AriaRole.TEXTBOX).inputValue();
    }

    private void talks(Person ada, Person bob) {
        var finger = Finger.of(bob);
        bob.writes("Good morning, is there coffee?");
        ada.sees("Good morning, is there coffee?");
        ada.writes("There is, and it is hot.");
        ada.writes("The last of the cake is under the glass bell beside the window; it will not be there for long.");
        bob.sees("There is, and it is hot.");
        finger.taps(bob.log().getByText("under the glass bell"));
        picture(bob, "touched");
        menu(bob, finger, "it is hot");
        picture(bob, "menu");
        finger.taps(Roles.button(bob.dialog(Labels.MESSAGE_ACTIONS), Labels.reactWith("thumbs up")));
        finger.taps(Roles.menuItem(menu(bob, finger, "under the glass bell"), Labels.REPLY));
        assertThat(bob.form(Labels.COMPOSER)).containsText("Replying to Ada");
        assertTrue(right(Roles.button(bob.everywhere(), Labels.SEND)) <= Device.PHONE.width(),
                "the way to send is cut off");
        picture(bob, "replying");
        bob.writes("Saved me a slice?");
        ada.sees("Saved me a slice?");
    }
}
