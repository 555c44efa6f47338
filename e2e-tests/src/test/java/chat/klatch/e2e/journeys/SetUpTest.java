package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@InBrowsers
class SetUpTest {
    @Test
    void theFirstVisitorNamesThePlaceAndWhoeverComesAfterwardsIsAskedToSignIn(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("The Blue Cup");
        assertThat(ada.sidebar()).containsText("The Blue Cup");
        assertThat(ada.sidebar()).containsText("Ada");
        assertThat(ada.page()).hasTitle(ada.room() + " — The Blue Cup");
        ada.writes("first");
        ada.sees("first");

        Person bob = place.person("Bob");
        bob.opensThePlace();
        assertThat(bob.form(Labels.SIGN_IN)).isVisible();
        assertThat(bob.form(Labels.FIRST_RUN)).isHidden();
        assertThat(bob.main()).containsText("The Blue Cup");
    }

    @Test
    void whoeverIsAloneIsShownTheWayToInviteOthersUntilSomethingIsSaid(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("The Blue Cup");
        Roles.link(ada.main(), Labels.INVITE_PEOPLE).click();
        assertThat(Roles.named(ada.main(), AriaRole.HEADING, Labels.INVITATIONS)).isVisible();
        ada.page().goBack();
        ada.writes("first");
        ada.sees("first");
        assertThat(Roles.link(ada.main(), Labels.INVITE_PEOPLE)).isHidden();
    }

    @Test
    void aPasswordThatIsTooShortIsRefusedAtItsField(Place place) {
        Person ada = place.person("Ada");
        ada.opensThePlace();
        var form = ada.form(Labels.FIRST_RUN);
        Roles.button(form, Labels.FINISH_SETUP).click();
        assertThat(Roles.field(form, Labels.USERNAME)).hasAccessibleDescription(Texts.USERNAME_RULE);
        assertThat(Roles.secret(form, Labels.PASSWORD)).hasAccessibleDescription(Texts.CHOOSE_PASSWORD);
        Roles.field(form, Labels.PLACE_NAME).fill("Home");
        Roles.field(form, Labels.YOUR_NAME).fill("Ada");
        Roles.field(form, Labels.USERNAME).fill("ada");
        Roles.secret(form, Labels.PASSWORD).fill("short");
        Roles.button(form, Labels.FINISH_SETUP).click();
        assertThat(Roles.secret(form, Labels.PASSWORD)).hasAttribute("aria-invalid", "true");
        assertThat(Roles.secret(form, Labels.PASSWORD))
                .hasAccessibleDescription(Texts.passwordShort("short".length()));
        assertThat(form.getByText("At least 10 characters.", new Locator.GetByTextOptions().setExact(true)))
                .isHidden(); // the error stands in its place
        assertThat(Roles.field(form, Labels.PLACE_NAME)).hasValue("Home");
        Roles.secret(form, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.button(form, Labels.FINISH_SETUP).click();
        ada.isIn();
        assertThat(ada.page().getByRole(AriaRole.ALERT)).isHidden();
    }
}
