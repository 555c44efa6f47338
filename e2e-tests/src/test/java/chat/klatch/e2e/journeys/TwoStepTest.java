package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Authenticator;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@InBrowsers
class TwoStepTest {
    private static void proves(Locator dialog, String code, String go) {
        Roles.secret(dialog, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.field(dialog, Labels.CODE).fill(code);
        Roles.button(dialog, go).click();
    }

    private static void answers(Person person, String label, String code) {
        var form = person.form(Labels.SECOND_STEP);
        Roles.field(form, label).fill(code);
        Roles.button(form, Labels.SIGN_IN).click();
    }

    @Test
    void whoSwitchedItOnIsAskedForACodeUntilTheySwitchItOff(Place place) throws IOException {
        Person ada = place.owner("Ada");
        ada.goesToSettings("password");
        assertThat(ada.main()).containsText(TwoStepTexts.IS_OFF);
        Roles.button(ada.main(), Labels.SET_UP).click();
        var setUp = ada.dialog(TwoStepTexts.SET_UP);
        var app = new Authenticator(Roles.field(setUp, Labels.KEY).inputValue());
        ada.expectsComplaint("the server responded with a status of 403");
        proves(setUp, "12345", TwoStepTexts.SWITCH_ON);
        assertThat(Roles.field(setUp, Labels.CODE)).hasAttribute("aria-invalid", "true");
        proves(setUp, app.code(), TwoStepTexts.SWITCH_ON);
        var codes = ada.dialog(Labels.YOUR_RECOVERY_CODES);
        var spare = codes.getByRole(AriaRole.TEXTBOX).inputValue().lines().toList();
        var file = ada.page().waitForDownload(() -> codes.getByRole(AriaRole.LINK).click());
        assertEquals(spare, Files.readAllLines(file.path()));
        ada.page().keyboard().press("Escape"); // they are shown once, so that closes nothing
        Roles.button(codes, Labels.KEPT).click();
        assertThat(ada.main()).containsText("10 recovery codes are left.");

        ada.signsOut();
        ada.expectsComplaint("/api/sessions: Failed to load resource: the server responded with a status of 401");
        ada.signsInWith(Person.PASSWORD);
        answers(ada, Labels.CODE, "12345");
        assertThat(Roles.field(ada.form(Labels.SECOND_STEP), Labels.CODE)).hasAttribute("aria-invalid", "true");
        Roles.button(ada.everywhere(), Labels.BACK).click();
        assertThat(Roles.secret(ada.form(Labels.SIGN_IN), Labels.PASSWORD)).hasValue("");
        ada.signsInWith(Person.PASSWORD);
        Roles.button(ada.everywhere(), TwoStepTexts.USE_RECOVERY).click();
        assertThat(ada.everywhere().getByText(TwoStepTexts.ENTER_RECOVERY)).isVisible();
        assertThat(ada.everywhere().getByText(TwoStepTexts.ENTER_CODE)).isHidden();
        answers(ada, Labels.RECOVERY_CODE, spare.getFirst());
        ada.isIn();

        ada.goesToSettings("password");
        assertThat(ada.main()).containsText("9 recovery codes are left.");
        Roles.button(ada.main(), TwoStepTexts.SWITCH_OFF).click();
        proves(ada.dialog(TwoStepTexts.END), app.nextCode(), TwoStepTexts.SWITCH_OFF);
        assertThat(ada.main()).containsText(TwoStepTexts.IS_OFF);
        ada.signsOut();
        ada.signsIn();
    }
}
