package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.LoginPage;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.SingleSignOn;
import org.junit.jupiter.api.Test;

@InBrowsers
class SingleSignOnTest {
    @Test
    @SingleSignOn
    void whoIsVouchedForComesInAndWhoIsHereLinksTheProvider(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        bob.opensThePlace();
        bob.comesInByCorp();
        bob.writes("Corp sent me");
        ada.sees("Corp sent me");
        bob.goesToSettings("providers");
        assertThat(bob.main()).containsText(PlaceTexts.LINKED_STATE);
        assertThat(Roles.button(bob.main(), Labels.unlink(LoginPage.NAME))).isHidden();

        ada.goesToSettings("providers");
        ada.expectsComplaint("the server responded with a status of 403");
        Roles.button(ada.main(), Labels.link(LoginPage.NAME)).click();
        var proof = ada.dialog(Labels.link(LoginPage.NAME));
        Roles.secret(proof, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.button(proof, PlaceTexts.LINK).click();
        ada.signsInAtCorp();
        assertThat(Roles.button(ada.main(), Labels.unlink(LoginPage.NAME))).isVisible();
        ada.signsOut(); // by a password she came in, so this leads nowhere
        ada.comesInByCorp();
        ada.sees("Corp sent me");
        ada.goesToSettings("providers");
        Roles.button(ada.main(), Labels.unlink(LoginPage.NAME)).click();
        assertThat(Roles.button(ada.main(), Labels.link(LoginPage.NAME))).isFocused();
        ada.signsOutAtCorpToo();
    }

    @Test
    @SingleSignOn
    void whoseSigningOutWasNotHeardHearsThatBeforeTheyLeaveForTheProviderAgain(Place place) {
        place.owner("Ada");
        Person bob = place.person("Bob");
        bob.opensThePlace();
        bob.comesInByCorp();
        bob.expectsToBeCutOff();
        bob.context().setOffline(true);
        bob.goesToSettings("");
        Roles.button(bob.everywhere(), Labels.SIGN_OUT).click();
        var corp = Roles.link(bob.everywhere(), Labels.continueWith(LoginPage.NAME));
        corp.click();
        assertThat(bob.alert()).hasText(Texts.OFFLINE_FORM);
        assertThat(corp).isVisible();
        bob.context().setOffline(false);
        bob.comesInByCorp();
    }

    @Test
    @SingleSignOn
    @Setting("KLATCH_PASSWORDS=off")
    void wherePasswordsAreOffNobodyIsAskedForOneAndWhatWentWrongIsSaid(Place place) {
        place.owner("Ada");
        Person bob = place.person("Bob");
        bob.opens("#not-signed-in/denied");
        assertThat(bob.alert()).hasText(PlaceTexts.notSignedIn("denied"));
        assertThat(bob.form(Labels.SIGN_IN)).isHidden();
        bob.comesInByCorp();
        bob.goesToSettings("");
        assertThat(Roles.link(bob.everywhere(), PlaceTexts.PASSWORD)).isHidden();
    }
}
