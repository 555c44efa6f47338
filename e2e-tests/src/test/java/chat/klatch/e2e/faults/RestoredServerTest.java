package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.OwnServer;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server's data is lost, and an older state of it comes back. */
@InBrowsers
@OwnServer
class RestoredServerTest {
    @Test
    void everybodySeesWhatIsThereNowAndWhatWaitedIsSent(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.expectsToBeCutOff();
        bob.expectsToBeCutOff();
        ada.expectsComplaint("the server responded with a status of 401");
        bob.expectsComplaint("the server responded with a status of 401");
        ada.writes("in the backup");
        bob.sees("in the backup");
        var backup = place.server().backUp();
        bob.writes("after the backup");
        ada.sees("after the backup");
        place.server().kill();
        ada.writes("written while it was away");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(1);
        place.server().isRestoredFrom(backup);
        for (var person : List.of(ada, bob)) {
            assertThat(person.connection()).containsText(Texts.SIGNED_OUT);
            Roles.button(person.connection(), Labels.SIGN_IN).click();
            person.signsIn();
        }
        place.everybodyReads("in the backup", "written while it was away");
    }

    private static Locator toast(Person person) {
        return person.notifications().getByRole(AriaRole.ALERT);
    }

    @Test
    void whatWasBegunOrWaitedForAMessageThatIsGoneIsGivenBackAndHoldsNothingUp(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.expectsToBeCutOff();
        bob.expectsToBeCutOff();
        ada.expectsComplaint("the server responded with a status of 401");
        bob.expectsComplaint("the server responded with a status of 401");
        var backup = place.server().backUp();
        ada.writes("after the backup");
        bob.sees("after the backup");
        bob.writes("cake at fuor");
        bob.does("after the backup", Labels.REPLY);
        var saved = bob.mendsTheLast();
        var begun = ada.mendsTheLast();
        begun.fill("long after the backup");
        place.server().kill();
        saved.fill("cake at four");
        saved.press("Enter");
        assertThat(bob.message("cake at four")).containsText(TalkTexts.WAITING_TO_SAVE);
        place.server().isRestoredFrom(backup);
        assertThat(ada.connection()).containsText(Texts.SIGNED_OUT);
        begun.press("Enter");
        assertThat(toast(ada)).containsText(TalkTexts.notSaved(Texts.SIGNED_OUT));
        assertThat(Roles.button(toast(ada), TalkTexts.COPY_TEXT)).isVisible();
        assertThat(begun).hasValue("long after the backup");
        for (var person : List.of(ada, bob)) {
            assertThat(person.connection()).containsText(Texts.SIGNED_OUT);
            Roles.button(person.connection(), Labels.SIGN_IN).click();
            person.signsIn();
            assertThat(toast(person)).containsText(TalkTexts.EDIT_OF_OTHER_DATA);
        }
        bob.writes("tea is ready");
        ada.sees("tea is ready");
        assertThat(bob.message("tea is ready")).not().containsText("cake at four");
    }
}
