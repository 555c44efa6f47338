package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.AccountTexts;
import chat.klatch.client.i18n.BackupTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Wire;
import chat.klatch.protocol.model.BackupTrouble;
import chat.klatch.protocol.model.PlaceRole;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@InBrowsers
class SettingsTest {
    private static final String ANOTHER = "four red saucers";
    private static final Duration YEAR = Duration.ofDays(365);

    private static Locator root(Person person) {
        return person.everywhere();
    }

    @Test
    void theLookFollowsItsOwnerToEveryDevice(Place place) {
        Person ada = place.owner("Ada");
        ada.goesToSettings("look");
        Roles.radio(ada.everywhere(), Labels.DARK).check();
        assertThat(root(ada)).hasAttribute("data-theme", "dark");
        var other = place.elsewhere(ada);
        assertThat(root(other)).hasAttribute("data-theme", "dark");
        Roles.button(other.sidebar(), Labels.FLIP_THEME).click();
        assertThat(root(other)).hasAttribute("data-theme", "light");
        assertThat(root(ada)).hasAttribute("data-theme", "light");
    }

    @Test
    void whatWasChosenElsewhereWithoutAConnectionStaysAndWhatDidNotComeComesThen(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        var other = place.elsewhere(ada);
        other.goesToSettings("look");
        wire.cut();
        Roles.radio(other.everywhere(), Labels.COMPACT).check();
        ada.goesToSettings("place");
        assertThat(ada.alert()).isVisible();
        wire.mend();
        var name = Roles.field(ada.form(Labels.PLACE_NAME), Labels.PLACE_NAME);
        assertThat(name).not().hasValue("");
        assertThat(ada.alert()).isHidden();
        Roles.button(ada.everywhere(), Labels.FLIP_THEME).click();
        assertThat(root(other)).hasAttribute("data-theme", "dark");
        assertThat(root(other)).hasAttribute("data-density", "compact");
        assertThat(root(ada)).hasAttribute("data-density", "compact");
        wire.cut();
        ada.goesToSettings("password");
        assertThat(ada.main()).containsText(TwoStepTexts.UNKNOWN);
        wire.mend();
        assertThat(ada.main()).containsText(TwoStepTexts.IS_OFF);
    }

    @Test
    void aDeviceIsSignedOutFromAnother(Place place) {
        Person ada = place.owner("Ada");
        var other = place.elsewhere(ada);
        var details = other.opensAnotherTab();
        Roles.link(details.everywhere(), Labels.ROOM_DETAILS).click();
        assertThat(details.panel(Labels.ROOM_DETAILS)).isVisible();
        var settings = other.opensAnotherTab();
        settings.goesToSettings("profile");
        ada.goesToSettings("devices");
        assertThat(ada.main()).containsText(PlaceTexts.SEEN_NOW);
        assertThat(ada.main()).containsText(PlaceTexts.SEEN_LATELY);
        var out = ada.main().getByRole(AriaRole.BUTTON);
        assertThat(out).hasCount(1);
        ada.page().route("**/api/sessions/*", Route::abort, new Page.RouteOptions().setTimes(1));
        ada.expectsComplaint("net::ERR_FAILED");
        out.click();
        assertThat(ada.notifications().getByRole(AriaRole.ALERT)).isVisible(); // and it can be tried again
        other.expectsComplaint("the server responded with a status of 401");
        out.click();
        assertThat(out).hasCount(0);
        assertThat(ada.heading()).isFocused();
        assertThat(other.connection()).containsText(Texts.SIGNED_OUT); // what is there is read on
        for (var tab : List.of(details, settings)) {
            assertThat(tab.form(Labels.SIGN_IN)).isVisible();
            assertThat(tab.main()).containsText(Texts.SIGNED_OUT);
            assertThat(tab.sidebar()).isHidden();
        }
    }

    @Test
    void allOtherDevicesAreSignedOutAtOnce(Place place) {
        Person ada = place.owner("Ada");
        var others = List.of(place.elsewhere(ada), place.elsewhere(ada));
        ada.goesToSettings("devices");
        others.forEach(one -> one.expectsComplaint("the server responded with a status of 401"));
        Roles.button(ada.main(), Labels.SIGN_OUT_OTHERS).click();
        assertThat(ada.main().getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(ada.heading()).isFocused();
        others.forEach(one -> assertThat(one.connection()).containsText(Texts.SIGNED_OUT));
        ada.reloads();
        assertThat(ada.main().getByRole(AriaRole.LISTITEM)).hasCount(1);
    }

    @Test
    void aNewPasswordNeedsThePresentOneAndIsTheOneThatCountsThen(Place place) {
        Person ada = place.owner("Ada");
        ada.goesToSettings("password");
        var form = ada.form(Labels.CHANGE_PASSWORD);
        assertThat(form.getByText("Passkeys stay good")).isVisible();
        ada.expectsComplaint("the server responded with a status of 403");
        Roles.secret(form, Labels.OLD_PASSWORD).fill("not my password");
        Roles.secret(form, Labels.NEW_PASSWORD).fill(ANOTHER);
        Roles.button(form, Labels.CHANGE_PASSWORD).click();
        assertThat(Roles.secret(form, Labels.OLD_PASSWORD)).hasAttribute("aria-invalid", "true");
        Roles.secret(form, Labels.OLD_PASSWORD).fill(Person.PASSWORD);
        Roles.button(form, Labels.CHANGE_PASSWORD).click();
        assertThat(ada.notifications()).containsText(PlaceTexts.PASSWORD_CHANGED);
        ada.signsOut();
        ada.signsInWith(ANOTHER);
        ada.isIn();
    }

    @Test
    void whoeverRulesThePlaceIsToldHowItMakesBackups(Place place) {
        Person ada = place.owner("Ada");
        ada.goesToSettings("backups");
        assertThat(ada.main()).containsText(BackupTexts.OFF);
        assertThat(ada.main()).containsText(BackupTexts.HOW);
    }

    @Test
    @Setting("KLATCH_BACKUP_FOLDER=target/backups-of-a-place")
    void backupsThatAreGoodAreGreenAndSayOfWhenTheyAre(Place place) {
        Person ada = place.owner("Ada");
        ada.clock().install();
        ada.page().route("**/api/place/backups", call -> call.fulfill(new Route.FulfillOptions()
                .setContentType("application/json").setBody("{\"scheduled\":true,\"trouble\":\"missing\"}")));
        ada.goesToSettings("backups");
        assertThat(ada.main()).containsText(BackupTexts.trouble(BackupTrouble.MISSING));
        ada.page().unroute("**/api/place/backups");
        ada.clock().fastForward("00:10"); // whoever stays there sees what becomes of it
        assertThat(ada.main()).containsText(BackupTexts.GOOD);
        assertThat(ada.main()).containsText("MB");
    }

    @Test
    @Setting("KLATCH_BACKUP_FOLDER=/dev/null/backups")
    void backupsThatFailAreRedAndSayWhereToLook(Place place) {
        Person ada = place.owner("Ada");
        ada.goesToSettings("backups");
        assertThat(ada.main()).containsText(BackupTexts.BAD);
        assertThat(ada.main()).containsText(BackupTexts.trouble(BackupTrouble.FAILED));
    }

    @Test
    @Setting("KLATCH_SIGNUP=invite")
    void whoIsInvitedComesInAndARevokedLinkLetsNobodyIn(Place place) {
        Person ada = place.owner("Ada");
        ada.goesToSettings("invitations");
        Roles.button(ada.everywhere(), Labels.MAKE_LINK).click();
        var link = link(ada, PlaceTexts.INVITATION_LINK);
        for (var name : List.of("Bob", "Cem")) {
            Person invited = place.person(name);
            invited.page().navigate(link);
            invited.fillsInSignUp(invited.username());
            invited.isIn();
        }
        revokes(ada);
        Person eve = place.person("Eve");
        eve.page().navigate(link);
        assertThat(eve.main()).containsText(PlaceTexts.INVITE_COLD);
        assertThat(Roles.link(eve.main(), Labels.CREATE_AN_ACCOUNT)).isHidden();
    }

    private static void revokes(Person owner) {
        owner.page().keyboard().press("Escape");
        assertThat(Roles.button(owner.main(), Labels.COPY_LINK)).isVisible();
        Roles.button(owner.main(), PlaceTexts.REVOKE).click();
        Roles.button(owner.question(PlaceTexts.revokeTitle()), PlaceTexts.REVOKE).click();
        assertThat(owner.main()).containsText(PlaceTexts.NO_INVITATIONS);
    }

    @Test
    void whereAnybodyMayComeInAnInvitationThatHasGoneColdKeepsNobodyOut(Place place) {
        Person ada = place.owner("Ada");
        ada.clock().install(new Clock.InstallOptions().setTime(Instant.now().plus(YEAR).toEpochMilli())); // it is wrong
        ada.goesToSettings("invitations");
        ada.main().getByLabel(PlaceTexts.PEOPLE).selectOption("1");
        Roles.button(ada.everywhere(), Labels.MAKE_LINK).click();
        var link = link(ada, PlaceTexts.INVITATION_LINK);
        ada.page().keyboard().press("Escape");
        assertThat(ada.main()).containsText(PlaceTexts.invitation(0, 1));
        assertThat(ada.main()).containsText("…" + link.substring(link.length() - 4));
        assertThat(Roles.button(ada.main(), Labels.COPY_LINK)).isVisible();
        Person bob = place.person("Bob");
        bob.page().navigate(link);
        bob.fillsInSignUp(bob.username());
        bob.isIn();
        ada.clock().fastForward("00:10"); // whoever stays there sees what becomes of it
        assertThat(ada.main()).containsText(PlaceTexts.USED_UP);
        assertThat(ada.main()).containsText(PlaceTexts.invitation(1, 1));
        assertThat(Roles.button(ada.main(), Labels.COPY_LINK)).isHidden();
        Person cem = place.person("Cem");
        cem.page().navigate(link);
        assertThat(cem.main()).containsText(PlaceTexts.INVITE_COLD);
        Roles.link(cem.main(), Labels.CREATE_AN_ACCOUNT).click();
        cem.fillsInSignUp(cem.username());
        cem.isIn();
        Roles.button(ada.main(), PlaceTexts.REMOVE).click();
        assertThat(ada.main()).containsText(PlaceTexts.NO_INVITATIONS);
    }

    @Test
    void onPlainHttpALinkIsMarkedToBeCopiedByHand(Place place) {
        Person ada = place.owner("Ada", Device.DESKTOP.onPlainHttp());
        ada.goesToSettings("invitations");
        Roles.button(ada.everywhere(), Labels.MAKE_LINK).click();
        var dialog = ada.dialog(PlaceTexts.INVITATION_LINK);
        Roles.button(dialog, Labels.COPY_LINK).click();
        assertThat(dialog).containsText(PlaceTexts.COPY_BY_HAND);
        assertThat(dialog.getByRole(AriaRole.TEXTBOX)).isFocused();
    }

    @Test
    void whoForgotThePasswordSetsAnotherByALinkThatWorksOnce(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        bob.signsOut();
        ada.goesToSettings("people");
        does(ada, "Bob", AccountTexts.RESET);
        var link = link(ada, AccountTexts.resetFor("Bob"));
        bob.page().navigate(link);
        var form = bob.form(Labels.SET_NEW_PASSWORD);
        Roles.secret(form, Labels.NEW_PASSWORD).fill(ANOTHER);
        Roles.button(form, Labels.SET_PASSWORD).click();
        bob.signsInWith(ANOTHER);
        bob.isIn();
        Person eve = place.person("Eve");
        eve.expectsComplaint("the server responded with a status of 404");
        eve.page().navigate(link);
        Roles.secret(eve.form(Labels.SET_NEW_PASSWORD), Labels.NEW_PASSWORD).fill("my own password");
        Roles.button(eve.form(Labels.SET_NEW_PASSWORD), Labels.SET_PASSWORD).click();
        assertThat(eve.main()).containsText(PlaceTexts.RESET_COLD);
    }

    @Test
    void thePlacesNameAndItsDoorAreItsOwnersToChange(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        bob.goesToSettings("");
        assertThat(Roles.link(bob.everywhere(), PlaceTexts.PEOPLE)).isHidden();
        ada.goesToSettings("place");
        Roles.radio(ada.everywhere(), Labels.NOBODY).check();
        assertThat(ada.notifications()).containsText(PlaceTexts.SAVED);
        var form = ada.form(Labels.PLACE_NAME);
        Roles.field(form, Labels.PLACE_NAME).fill("The Blue Cup");
        Roles.button(form, Labels.SAVE_NAME).click();
        assertThat(Roles.button(form, Labels.SAVE_NAME)).isEnabled();
        ada.page().keyboard().press("Escape");
        assertThat(ada.sidebar()).containsText("The Blue Cup");
        Person cem = place.person("Cem");
        cem.opensThePlace();
        assertThat(cem.form(Labels.SIGN_IN)).isVisible();
        assertThat(cem.page()).hasTitle("The Blue Cup");
        assertThat(Roles.link(cem.everywhere(), Labels.CREATE_AN_ACCOUNT)).isHidden();
    }

    @Test
    void whoeverIsFoundIsMadeAnAdministrator(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.member("Cem");
        ada.goesToSettings("people");
        var accounts = ada.main().getByRole(AriaRole.ROW);
        assertThat(accounts).hasCount(4); // and what stands over them
        ada.main().getByRole(AriaRole.SEARCHBOX).fill("nobody");
        assertThat(ada.main()).containsText(PlaceTexts.NOBODY_FOUND);
        ada.main().getByRole(AriaRole.SEARCHBOX).fill("bo");
        assertThat(accounts).hasCount(2);
        does(ada, "Bob", AccountTexts.makeAsked(PlaceRole.ADMIN));
        var question = ada.question(AccountTexts.makeTitle("Bob", PlaceRole.ADMIN));
        assertThat(Roles.button(question, AccountTexts.NOT_NOW)).isFocused();
        Roles.button(question, AccountTexts.make(PlaceRole.ADMIN)).click();
        assertThat(ada.notifications()).containsText(PlaceTexts.isNow("Bob", PlaceTexts.role(PlaceRole.ADMIN)));
        assertThat(account(ada, "Bob")).containsText(PlaceTexts.role(PlaceRole.ADMIN));
        bob.goesToSettings("");
        assertThat(Roles.link(bob.everywhere(), PlaceTexts.PEOPLE)).isVisible();
    }

    @Test
    void whoseAccountIsDisabledIsSignedOutAndToldSoUntilItIsEnabledAgain(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Roles.link(bob.sidebar(), Labels.CATCH_UP).click();
        assertThat(bob.heading()).hasText(Labels.CATCH_UP);
        ada.goesToSettings("people");
        does(ada, "Bob", AccountTexts.DISABLE);
        bob.expectsComplaint("the server responded with a status of 401");
        Roles.button(ada.question(AccountTexts.disableTitle("Bob")), AccountTexts.DISABLE_IT).click();
        assertThat(account(ada, "Bob")).containsText(AccountTexts.DISABLED);
        assertThat(bob.form(Labels.SIGN_IN)).isVisible();
        assertThat(bob.main()).containsText(Texts.SIGNED_OUT);
        does(ada, "Bob", AccountTexts.ENABLE);
        assertThat(account(ada, "Bob")).containsText(AccountTexts.ACTIVE);
        bob.opensThePlace();
        bob.signsIn();
    }

    private static Locator account(Person person, String name) {
        return person.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void does(Person person, String name, String item) {
        Roles.button(person.everywhere(), Labels.actionsFor(name)).click();
        Roles.menuItem(person.everywhere(), item).click();
    }

    private static String link(Person person, String dialog) {
        return person.dialog(dialog).getByRole(AriaRole.TEXTBOX).inputValue();
    }

    @Test
    void whoLeavesTheSettingsIsBackWhereTheyCameFrom(Place place) {
        Person ada = place.owner("Ada");
        for (var whence : List.of(Labels.MENTIONS, Labels.CATCH_UP)) {
            Roles.link(ada.sidebar(), whence).click();
            assertThat(ada.heading()).hasText(whence);
            Roles.link(ada.sidebar(), Labels.SETTINGS).click();
            Roles.link(ada.everywhere(), PlaceTexts.LOOK).click();
            assertThat(ada.heading()).hasText(PlaceTexts.LOOK);
            Roles.link(ada.everywhere(), PlaceTexts.backTo(whence)).click();
            assertThat(ada.heading()).hasText(whence);
            assertThat(ada.heading()).isFocused();
            ada.goesToSettings("look");
            ada.page().keyboard().press("Escape");
            assertThat(ada.heading()).hasText(whence);
        }
    }
}
