package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBrowsers
class SignUpTest {
    @Test
    void aUsernameThatIsTakenIsSaidAtItsFieldAndTheRestIsKept(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        Person bob = place.person("Bob");
        bob.expectsComplaint("the server responded with a status of 409");
        bob.opensThePlace();
        Roles.link(bob.everywhere(), Labels.CREATE_AN_ACCOUNT).click();
        bob.fillsInSignUp(ada.username());
        var form = bob.form(Labels.CREATE_AN_ACCOUNT);
        var username = Roles.field(form, Labels.USERNAME);
        assertThat(username).hasAttribute("aria-invalid", "true");
        assertThat(username).hasAccessibleDescription(Pattern.compile("taken"));
        assertThat(username).hasValue(ada.username());
        assertThat(Roles.field(form, Labels.YOUR_NAME)).hasValue("Bob");
        assertThat(Roles.secret(form, Labels.PASSWORD)).hasValue(Person.PASSWORD);
        bob.fillsInSignUp(bob.username());
        bob.isIn();
    }

    @Test
    @Setting("KLATCH_SIGNUP=closed")
    void whereSignUpIsClosedNothingLeadsThere(Place place) {
        place.person("Ada").setsUp("Home");
        Person bob = place.person("Bob");
        bob.opensThePlace();
        assertThat(bob.form(Labels.SIGN_IN)).isVisible();
        assertThat(Roles.link(bob.everywhere(), Labels.CREATE_AN_ACCOUNT)).isHidden();
    }
}
