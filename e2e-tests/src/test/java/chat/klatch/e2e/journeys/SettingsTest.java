package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Setting;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@InBrowsers
class SettingsTest {
    private static final String ANOTHER = "four red saucers";

    private static Locator root(Person person) {
        return person.everywhere();
    }

    /** The same person at another desk. */
    private static Person elsewhere(Place place, String name) {
        Person again = place.person(name);
        again.opensThePlace();
        again.signsIn();
        return again;
    }

    @Test
    void theLookFollowsItsOwnerToEveryDevice(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        ada.goesToSettings("look");
        ada.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Dark")
                .setExact(true)).check();
        assertThat(root(ada)).hasAttribute("data-theme", "dark");
        var other = elsewhere(place, "Ada");
        assertThat(root(other)).hasAttribute("data-theme", "dark");
        Person.button(other.sidebar(), Labels.FLIP_THEME).click();
        assertThat(root(other)).hasAttribute("data-theme", "light");
        assertThat(root(ada)).hasAttribute("data-theme", "light");
    }

    @Test
    void aDeviceIsSignedOutFromAnother(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        var other = elsewhere(place, "Ada");
        ada.goesToSettings("devices");
        var out = ada.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON);
        assertThat(out).hasCount(1);
        other.expectsComplaint("the server responded with a status of 401");
        out.click();
        assertThat(out).hasCount(0);
        assertThat(other.connection()).containsText(Texts.SIGNED_OUT);
    }

    @Test
    void aNewPasswordNeedsThePresentOneAndIsTheOneThatCountsThen(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        ada.goesToSettings("password");
        var form = ada.form(Labels.CHANGE_PASSWORD);
        ada.expectsComplaint("the server responded with a status of 403");
        secret(form, Labels.OLD_PASSWORD).fill("not my password");
        secret(form, Labels.NEW_PASSWORD).fill(ANOTHER);
        Person.button(form, Labels.CHANGE_PASSWORD).click();
        assertThat(secret(form, Labels.OLD_PASSWORD)).hasAttribute("aria-invalid", "true");
        secret(form, Labels.OLD_PASSWORD).fill(Person.PASSWORD);
        Person.button(form, Labels.CHANGE_PASSWORD).click();
        assertThat(ada.notifications()).containsText(PlaceTexts.PASSWORD_CHANGED);
        ada.signsOut();
        ada.signsInWith(ANOTHER);
        ada.isIn();
    }

    @Test
    @Setting("KLATCH_SIGNUP=invite")
    void whoIsInvitedComesInAndARevokedLinkLetsNobodyIn(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("Home");
        ada.goesToSettings("invitations");
        Person.button(ada.everywhere(), Labels.MAKE_LINK).click();
        var link = link(ada, PlaceTexts.INVITATION_LINK);
        Person bob = place.person("Bob");
        bob.page().navigate(link);
        bob.fillsInSignUp(bob.username());
        bob.isIn();
        Person cem = place.person("Cem");
        cem.page().navigate(link);
        assertThat(cem.page().getByRole(AriaRole.MAIN)).containsText(PlaceTexts.INVITE_COLD);
    }

    @Test
    void whoForgotThePasswordSetsAnotherByALinkThatWorksOnce(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        bob.signsOut();
        ada.goesToSettings("people");
        Person.button(ada.everywhere(), Labels.actionsFor("Bob")).click();
        ada.everywhere().getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(PlaceTexts.RESET))
                .click();
        var link = link(ada, PlaceTexts.resetFor("Bob"));
        bob.page().navigate(link);
        var form = bob.form(Labels.SET_NEW_PASSWORD);
        secret(form, Labels.NEW_PASSWORD).fill(ANOTHER);
        Person.button(form, Labels.SET_PASSWORD).click();
        bob.signsInWith(ANOTHER);
        bob.isIn();
        Person eve = place.person("Eve");
        eve.expectsComplaint("the server responded with a status of 404");
        eve.page().navigate(link);
        secret(eve.form(Labels.SET_NEW_PASSWORD), Labels.NEW_PASSWORD).fill("my own password");
        Person.button(eve.form(Labels.SET_NEW_PASSWORD), Labels.SET_PASSWORD).click();
        assertThat(eve.page().getByRole(AriaRole.MAIN)).containsText(PlaceTexts.RESET_COLD);
    }

    @Test
    void thePlacesNameAndItsDoorAreItsOwnersToChange(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        bob.goesToSettings("");
        assertThat(Person.link(bob.everywhere(), PlaceTexts.PEOPLE)).isHidden();
        ada.goesToSettings("place");
        ada.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Nobody")).check();
        assertThat(ada.notifications()).containsText(PlaceTexts.SAVED);
        var form = ada.form(Labels.PLACE_NAME);
        Person.field(form, Labels.PLACE_NAME).fill("The Blue Cup");
        Person.button(form, Labels.SAVE_NAME).click();
        assertThat(Person.button(form, Labels.SAVE_NAME)).isEnabled();
        ada.page().keyboard().press("Escape");
        assertThat(ada.sidebar()).containsText("The Blue Cup");
        Person cem = place.person("Cem");
        cem.opensThePlace();
        assertThat(cem.form(Labels.SIGN_IN)).isVisible();
        assertThat(cem.page()).hasTitle("The Blue Cup");
        assertThat(Person.link(cem.everywhere(), Labels.CREATE_AN_ACCOUNT)).isHidden();
    }

    @Test
    void whoseAccountIsDisabledIsSignedOutAndToldSo(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        ada.goesToSettings("people");
        Person.button(ada.everywhere(), Labels.actionsFor("Bob")).click();
        ada.everywhere().getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(PlaceTexts.DISABLE))
                .click();
        bob.expectsComplaint("the server responded with a status of 401");
        Person.button(ada.question(PlaceTexts.disableTitle("Bob")), PlaceTexts.DISABLE_IT).click();
        assertThat(ada.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Bob")))
                .containsText(PlaceTexts.DISABLED);
        assertThat(bob.connection()).containsText(Texts.SIGNED_OUT);
    }

    private static Locator secret(Locator form, String label) {
        return form.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static String link(Person person, String dialog) {
        return person.dialog(dialog).getByRole(AriaRole.TEXTBOX).inputValue();
    }
}
