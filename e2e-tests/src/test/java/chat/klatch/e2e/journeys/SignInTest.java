package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@InBrowsers
class SignInTest {
    @Test
    void whoSignsOutComesBackWithTheRightPasswordOnly(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("still here later");
        ada.sees("still here later");
        ada.signsOut();
        assertThat(ada.log()).isHidden();
        // the reload may come before the answer to signing out, which is then told again, of a session that has ended
        ada.expectsComplaint("/sessions/refresh: Failed to load resource: the server responded with a status of 401");
        ada.reloads();
        assertThat(ada.log()).isHidden();

        ada.expectsComplaint("/api/sessions: Failed to load resource: the server responded with a status of 401");
        ada.signsInWith("not my password");
        assertThat(ada.alert()).hasText(Labels.NO_MATCH);
        assertThat(ada.alert()).isFocused();
        var form = ada.form(Labels.SIGN_IN);
        assertThat(Roles.field(form, Labels.USERNAME)).hasValue(ada.username());
        assertThat(Roles.secret(form, Labels.PASSWORD)).hasValue("not my password");

        ada.signsIn();
        ada.sees("still here later");
    }

    @Test
    void aReloadKeepsTheSessionAndTheHistory(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("before");
        bob.writes("also before");
        ada.sees("also before");
        ada.reloads();
        ada.sees("before");
        ada.sees("also before");
        ada.writes("after");
        bob.sees("after");
        bob.writes("and an answer");
        ada.sees("and an answer");
    }

    @Test
    void twoTabsAreOnePerson(Place place) {
        Person ada = place.owner("Ada");
        Person adasOtherTab = ada.opensAnotherTab();
        ada.writes("from the first tab");
        adasOtherTab.sees("from the first tab");
        adasOtherTab.writes("from the second");
        ada.sees("from the second");
        Roles.button(adasOtherTab.sidebar(), Labels.JUMP).click();
        assertThat(adasOtherTab.dialog(Labels.JUMP_TO)).isVisible();
        ada.signsOut();
        assertThat(adasOtherTab.form(Labels.SIGN_IN)).isVisible();
        assertThat(adasOtherTab.main()).containsText(Texts.LEFT_ELSEWHERE);
        assertThat(adasOtherTab.log()).isHidden();
        assertThat(adasOtherTab.everywhere().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(adasOtherTab.page()).hasTitle(Place.NAME);
    }
}
