package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.VirtualKey;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@InBrowsers
class ByPasskeyTest {
    private static void triesThePasskey(Person person) {
        Roles.button(person.everywhere(), Labels.BY_PASSKEY).click();
    }

    private static void makesOne(Person person) {
        person.expectsComplaint(
                "/api/me/passkeys/options: Failed to load resource: the server responded with a status of 403");
        Roles.button(person.main(), PasskeyTexts.ADD).click();
        var proof = person.dialog(PasskeyTexts.ADD);
        assertThat(proof.locator("[name=code]")).isHidden();
        Roles.secret(proof, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.button(proof, PasskeyTexts.GO_ON).click();
    }

    private static void proves(Locator dialog, String go) {
        assertThat(dialog).isVisible();
        Roles.secret(dialog, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.button(dialog, go).click();
    }

    @Test
    void whoWantsItSoIsAskedForOneAfterTheirPasswordUntilTheySwitchThatOff(Place place) {
        Person ada = place.owner("Ada");
        var key = VirtualKey.of(ada);
        ada.goesToSettings("passkeys");
        makesOne(ada);
        assertThat(ada.main()).containsText("Added");
        ada.goesToSettings("password");
        Roles.button(ada.main(), Labels.USE_A_PASSKEY).click();
        var setUp = ada.dialog(TwoStepTexts.SET_UP);
        assertThat(setUp.locator("[name=code]")).isHidden();
        proves(setUp, TwoStepTexts.SWITCH_ON);
        var codes = ada.dialog(Labels.YOUR_RECOVERY_CODES);
        var spare = codes.getByRole(AriaRole.TEXTBOX).inputValue().lines().toList();
        Roles.button(codes, Labels.KEPT).click();
        assertThat(ada.main()).containsText("by passkey. 10 recovery codes are left.");

        ada.signsOut();
        ada.expectsComplaint("/api/sessions: Failed to load resource: the server responded with a status of 401");
        ada.signsInWith(Person.PASSWORD);
        ada.isIn();
        ada.signsOut();
        key.knows(false);
        ada.signsInWith(Person.PASSWORD);
        assertThat(ada.alert()).hasText(PasskeyTexts.why("NotAllowedError"));
        key.knows(true);
        Roles.button(ada.everywhere(), TwoStepTexts.USE_PASSKEY).click();
        ada.isIn();
        ada.signsOut();
        key.knows(false);
        ada.signsInWith(Person.PASSWORD);
        assertThat(ada.alert()).hasText(PasskeyTexts.why("NotAllowedError"));
        var step = ada.form(Labels.SECOND_STEP);
        Roles.field(step, Labels.RECOVERY_CODE).fill(spare.getFirst());
        Roles.button(step, Labels.SIGN_IN).click();
        ada.isIn();

        key.knows(true);
        ada.goesToSettings("password");
        assertThat(ada.main()).containsText("9 recovery codes are left.");
        Roles.button(ada.main(), TwoStepTexts.SWITCH_OFF).click();
        proves(ada.dialog(TwoStepTexts.END), TwoStepTexts.SWITCH_OFF);
        assertThat(ada.main()).containsText(TwoStepTexts.IS_OFF);
        ada.signsOut();
        ada.signsIn();
    }

    @Test
    void whoMadeOneComesInByItUntilItIsRemoved(Place place) {
        Person ada = place.owner("Ada");
        var key = VirtualKey.of(ada);
        ada.goesToSettings("passkeys");
        assertThat(ada.main()).containsText(PasskeyTexts.NONE);
        makesOne(ada);
        assertThat(ada.main()).containsText("Added");
        makesOne(ada); // and the key that has one makes no second
        assertThat(ada.alert()).hasText(PasskeyTexts.why("InvalidStateError"));
        Roles.button(ada.alert(), Labels.CLOSE).click();
        ada.main().getByText("Rename").click();
        var naming = ada.dialog(Labels.RENAME_PASSKEY);
        Roles.field(naming, Labels.NAME).fill(" ");
        Roles.button(naming, Labels.SAVE_NAME).click();
        assertThat(Roles.field(naming, Labels.NAME)).hasAttribute("aria-invalid", "true");
        Roles.field(naming, Labels.NAME).fill("Phone");
        Roles.button(naming, Labels.SAVE_NAME).click();
        Roles.button(ada.main(), Labels.remove("Phone")).waitFor();

        ada.signsOut();
        key.knows(false);
        triesThePasskey(ada);
        assertThat(ada.alert()).hasText(PasskeyTexts.why("NotAllowedError"));
        key.knows(true);
        triesThePasskey(ada);
        ada.isIn();
        ada.goesToSettings("passkeys");
        assertThat(ada.main()).containsText("Last used");
        Roles.button(ada.main(), Labels.remove("Phone")).click();
        Roles.button(ada.question(PasskeyTexts.REMOVE_TITLE), PlaceTexts.REMOVE).click();
        assertThat(ada.main()).containsText(PasskeyTexts.NONE);

        ada.signsOut();
        ada.expectsComplaint(
                "/api/sessions/passkey: Failed to load resource: the server responded with a status of 401");
        triesThePasskey(ada);
        assertThat(ada.alert()).containsText("It may have been removed.");
        ada.signsIn();
    }
}
