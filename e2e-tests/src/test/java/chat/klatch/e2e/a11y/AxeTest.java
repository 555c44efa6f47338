package chat.klatch.e2e.a11y;

import static chat.klatch.e2e.a11y.Axe.isClean;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.Finger;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import org.junit.jupiter.api.Test;

/** What a phone shows in another way; all else is looked at where its pictures are taken, in {@code screens}. */
@InBrowsers
class AxeTest {
    @Test
    void nothingKeepsAnybodyOutWhoHasOnlyAPhone(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob", Device.PHONE);
        bob.opensThePlace();
        bob.form(Labels.SIGN_IN).waitFor();
        isClean(bob, "sign in");
        bob.expectsComplaint("the server responded with a status of 401");
        bob.signsInWith("not a password of mine");
        bob.alert().waitFor();
        isClean(bob, "sign in, refused");
        Roles.link(bob.everywhere(), Labels.CREATE_AN_ACCOUNT).click();
        bob.form(Labels.CREATE_AN_ACCOUNT).waitFor();
        isClean(bob, "sign up");
        bob.signsUp();
        ada.writes("How is everybody?");
        bob.sees("How is everybody?");
        bob.writes("Fine, and you? 🎉");
        ada.sees("Fine, and you? 🎉");
        isClean(bob, "a room");
        rest(bob);
    }

    private static void rest(Person bob) {
        Finger.of(bob).stays(bob.log().getByText("How is everybody?"), bob.dialog(Labels.MESSAGE_ACTIONS));
        isClean(bob, "the sheet of a message");
        bob.page().keyboard().press("Escape");
        Roles.link(bob.everywhere(), Labels.ROOM_DETAILS).click();
        bob.panel(Labels.ROOM_DETAILS).waitFor();
        isClean(bob, "the details of a room");
        bob.opens("#rooms");
        Roles.button(bob.everywhere(), Labels.BROWSE).waitFor();
        isClean(bob, "the rooms");
        bob.goesToSettings("");
        isClean(bob, "the settings");
    }
}
