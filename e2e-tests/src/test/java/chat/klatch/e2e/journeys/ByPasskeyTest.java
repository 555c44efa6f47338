package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.VirtualKey;
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
