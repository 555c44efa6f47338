package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ada's session ends while she has something to say that nobody heard. */
@InBrowsers
class SignedOutTest {
    private static final List<String> UNSENT = List.of("nobody heard this", "nor this");

    /** Cut off and with something unsent, Ada is signed out from her other device. */
    private static void isSignedOutElsewhere(Place place, Person ada, Wire wire) {
        Person phone = place.elsewhere(ada);
        wire.cut();
        UNSENT.forEach(ada::writes);
        ada.composer().fill("and this I only began");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(2);
        phone.goesToSettings("devices");
        phone.main().getByRole(AriaRole.BUTTON).click();
        assertThat(phone.main().getByRole(AriaRole.BUTTON)).hasCount(0);
        ada.expectsComplaint("the server responded with a status of 401");
        wire.mend();
        assertThat(ada.connection()).containsText(Texts.SIGNED_OUT);
    }

    @Test
    void whatWasUnsentWhenASessionWasEndedElsewhereIsSentOnceItsAuthorIsBack(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        isSignedOutElsewhere(place, ada, wire);
        bob.doesNotSee(UNSENT.getFirst());
        ada.composer().press("Enter");
        assertThat(ada.composer()).hasValue("and this I only began");
        Roles.button(ada.connection(), Labels.SIGN_IN).click();
        ada.signsIn();
        ada.readsExactly(UNSENT);
        assertThat(ada.composer()).hasValue("and this I only began");
        bob.readsExactly(UNSENT);
        assertEquals(UNSENT, Bot.of(place, bob).reads(bob.room()));
    }

    @Test
    void whatOneLeftUnsentIsNeverSaidByAnotherInTheSameBrowser(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        isSignedOutElsewhere(place, ada, wire);
        Roles.button(ada.connection(), Labels.SIGN_IN).click();
        ada.signsInAs(bob);
        ada.isIn();
        assertThat(ada.composer()).hasValue("");
        bob.writes("is that me?");
        ada.readsExactly(List.of("is that me?"));
        assertEquals(List.of("is that me?"), Bot.of(place, bob).reads(bob.room()));
        ada.signsOut();
        ada.signsIn();
        bob.readsExactly(List.of("is that me?", UNSENT.getFirst(), UNSENT.getLast()));
        assertThat(bob.message(UNSENT.getFirst())).hasAccessibleName(Pattern.compile("Ada, .*"));
    }

    @Test
    void whoSignsOutWithoutANetworkHasSaidNothingAndIsHeardThoughAnotherComesInWithIt(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Person phone = place.elsewhere(ada);
        ada.expectsToBeCutOff();
        ada.context().setOffline(true);
        ada.writes("said in a tunnel");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(1);
        ada.goesToSettings("");
        Roles.button(ada.everywhere(), Labels.SIGN_OUT).click();
        var question = ada.question(PlaceTexts.unsentTitle(1, 0, 0));
        assertThat(question).containsText(PlaceTexts.unsentText(1, 0));
        Roles.button(question, PlaceTexts.SIGN_OUT_ANYWAY).click();
        assertThat(ada.form(Labels.SIGN_IN)).isVisible();
        ada.context().setOffline(false);
        ada.signsInAs(bob);
        ada.isIn();
        phone.goesToSettings("devices");
        assertThat(phone.main()).containsText(PlaceTexts.SEEN_NOW);
        assertThat(phone.main().getByRole(AriaRole.BUTTON)).hasCount(0);
        assertEquals(List.of(), Bot.of(place, bob).reads(bob.room()));
    }

    @Test
    void whoSignsOutAndInInOneTabHasDoneSoInAnother(Place place) {
        Person ada = place.owner("Ada");
        var tab = ada.opensAnotherTab();
        tab.signsOut();
        assertThat(ada.everywhere()).containsText(Texts.LEFT_ELSEWHERE);
        tab.signsIn();
        ada.isIn();
        ada.writes("in both of them");
        tab.sees("in both of them");
        tab.signsOut();
        var username = Roles.field(ada.form(Labels.SIGN_IN), Labels.USERNAME);
        username.fill("ad");
        tab.signsIn();
        assertThat(ada.everywhere()).containsText(Texts.ENTERED_ELSEWHERE);
        assertThat(username).hasValue("ad");
        ada.reloads();
        ada.isIn();
    }
}
