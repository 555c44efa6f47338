package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
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
        assertThat(bob.page().getByRole(AriaRole.MAIN)).containsText("The Blue Cup");
    }

    @Test
    void aPasswordThatIsTooShortIsRefusedAtItsField(Place place) {
        Person ada = place.person("Ada");
        ada.expectsComplaint("the server responded with a status of 400");
        ada.opensThePlace();
        var form = ada.form(Labels.FIRST_RUN);
        Person.field(form, Labels.PLACE_NAME).fill("Home");
        Person.field(form, Labels.YOUR_NAME).fill("Ada");
        Person.field(form, Labels.USERNAME).fill("ada");
        Person.password(form).fill("short");
        Person.button(form, Labels.FINISH_SETUP).click();
        assertThat(Person.password(form)).hasAttribute("aria-invalid", "true");
        assertThat(Person.password(form)).hasAccessibleDescription(Pattern.compile("10"));
        assertThat(Person.field(form, Labels.PLACE_NAME)).hasValue("Home");
        Person.password(form).fill(Person.PASSWORD);
        Person.button(form, Labels.FINISH_SETUP).click();
        ada.isIn();
        assertThat(ada.page().getByRole(AriaRole.ALERT)).isHidden();
    }
}
