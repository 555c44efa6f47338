package chat.klatch.e2e.screens;

import static chat.klatch.e2e.screens.Pictures.everyShape;

import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Authenticator;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.LoginPage;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.SingleSignOn;
import chat.klatch.e2e.VirtualKey;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The other ways in, and where each is set up; a picture of each. */
@InBrowsers
class DoorTest {
    @Test
    void whereALinkLeads(Place place) {
        Person ada = place.owner("Ada");
        ada.goesToSettings("invitations");
        Roles.button(ada.everywhere(), Labels.MAKE_LINK).click();
        var made = ada.dialog(PlaceTexts.INVITATION_LINK);
        var link = made.getByRole(AriaRole.TEXTBOX).inputValue();
        everyShape(ada, "invitation-link");
        Person bob = place.person("Bob");
        bob.page().navigate(link);
        bob.form(Labels.CREATE_AN_ACCOUNT).waitFor();
        everyShape(bob, "invited");
        bob.opens("#invite-nobodymadethis");
        bob.page().getByText(PlaceTexts.INVITE_COLD).waitFor();
        everyShape(bob, "link-cold");
        bob.opens("#reset-whatevertheytried");
        bob.form(Labels.SET_NEW_PASSWORD).waitFor();
        everyShape(bob, "reset");
    }

    @Test
    @SingleSignOn
    void wherePeopleComeInByAProvider(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        bob.opens("#not-signed-in/unreachable");
        bob.alert().waitFor();
        everyShape(bob, "sign-in-provider-refused");
        ada.goesToSettings("providers");
        Roles.button(ada.main(), Labels.link(LoginPage.NAME)).waitFor();
        everyShape(ada, "settings-providers");
    }

    @Test
    void wherePeopleComeInByAPasskey(Place place) {
        Person ada = place.owner("Ada");
        VirtualKey.of(ada);
        ada.opens("#settings/passkeys");
        Roles.button(ada.main(), PasskeyTexts.ADD).waitFor();
        everyShape(ada, "settings-passkeys-none");
        ada.expectsComplaint("the server responded with a status of 403");
        Roles.button(ada.main(), PasskeyTexts.ADD).click();
        var proof = ada.dialog(PasskeyTexts.ADD);
        proof.waitFor();
        everyShape(ada, "proof");
        Roles.secret(proof, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.button(proof, PasskeyTexts.GO_ON).click();
        ada.main().getByText("Rename").waitFor();
        everyShape(ada, "settings-passkeys");
        ada.main().getByText("Rename").click();
        ada.dialog(Labels.RENAME_PASSKEY).waitFor();
        everyShape(ada, "rename-passkey");
    }

    @Test
    void wherePeopleComeInByACodeAfterThePassword(Place place) {
        Person ada = place.owner("Ada");
        ada.opens("#settings/password");
        Roles.button(ada.main(), Labels.SET_UP).click();
        var setUp = ada.dialog(TwoStepTexts.SET_UP);
        var app = new Authenticator(Roles.field(setUp, Labels.KEY).inputValue());
        everyShape(ada, "two-step");
        Roles.secret(setUp, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.field(setUp, Labels.CODE).fill(app.code());
        Roles.button(setUp, TwoStepTexts.SWITCH_ON).click();
        ada.dialog(Labels.YOUR_RECOVERY_CODES).waitFor();
        everyShape(ada, "recovery-codes");
        Roles.button(ada.everywhere(), Labels.KEPT).click();
        Roles.button(ada.main(), TwoStepTexts.SWITCH_OFF).waitFor();
        everyShape(ada, "settings-password-two-step");
        ada.signsOut();
        ada.expectsComplaint("the server responded with a status of 401");
        ada.signsInWith(Person.PASSWORD);
        ada.form(Labels.SECOND_STEP).waitFor();
        everyShape(ada, "second-step");
    }
}
