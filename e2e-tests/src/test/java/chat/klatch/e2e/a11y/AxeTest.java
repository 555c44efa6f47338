package chat.klatch.e2e.a11y;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Authenticator;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.LoginPage;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.SingleSignOn;
import chat.klatch.e2e.VirtualKey;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@InBrowsers
class AxeTest {
    /** Colours pass over into those of another theme. */
    private static final String HAS_TURNED = "() => document.getAnimations().every(one => one.playState !== 'running')";
    private record Theme(ColorScheme scheme, Contrast contrast) {
    }

    private static final List<Theme> THEMES = List.of(new Theme(ColorScheme.LIGHT, Contrast.NO_PREFERENCE),
            new Theme(ColorScheme.DARK, Contrast.NO_PREFERENCE), new Theme(ColorScheme.LIGHT, Contrast.MORE),
            new Theme(ColorScheme.DARK, Contrast.MORE));
    /** What a theme can break; all the other rules find the same in each. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");
    /**
     * Looks by these rules, or by all where none is named. What is in order is not told: to describe every element of
     * it, and to carry that out of the page, costs more than to look.
     */
    private static final String LOOK = """
            async rules => {
              const all = {resultTypes: ['violations']};
              const found = await axe.run(document, rules.length === 0 ? all : {...all, runOnly: rules});
              return {
                sawColours: found.passes.some(rule => rule.id === 'color-contrast'),
                broken: found.violations.map(rule =>
                  `${rule.id} (${rule.help}): ${rule.nodes.map(node => node.html).join(', ')}`),
              };
            }""";

    @Test
    void nothingKeepsAnybodyOut(Place place) {
        Person ada = place.person("Ada");
        ada.opensThePlace();
        Roles.button(ada.form(Labels.FIRST_RUN), Labels.FINISH_SETUP).waitFor();
        isClean(ada, "first run");
        ada.setsUp("Home");
        isClean(ada, "an empty room");

        Person bob = place.person("Bob", Device.PHONE);
        bob.opensThePlace();
        bob.form(Labels.SIGN_IN).waitFor();
        isClean(bob, "sign in");
        bob.expectsComplaint("the server responded with a status of 401");
        bob.signsInWith("not a password of mine");
        bob.alert().waitFor();
        isClean(bob, "sign in, refused");
        Roles.link(bob.everywhere(), Labels.CREATE_AN_ACCOUNT).click();
        bob.form(Labels.CREATE_AN_ACCOUNT).waitFor();
        isClean(bob, "sign up");

        bob.signsUp();
        ada.writes("How is everybody?");
        bob.sees("How is everybody?");
        bob.writes("Fine, and you? 🎉");
        ada.sees("Fine, and you? 🎉");
        isClean(ada, "a room");
        isClean(bob, "a room on a phone");
    }

    @Test
    void theRoomsThePeopleAndTheSettingsKeepNobodyOut(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob", Device.PHONE);
        Bot.of(place, ada).talksTo(bob);
        Bot.of(place, bob).writes("Foyer", List.of("@" + ada.username() + ", is there cake?"));
        ada.sees("@Ada, is there cake?");
        Roles.link(ada.everywhere(), Labels.ROOM_DETAILS).click();
        Roles.button(ada.panel(Labels.ROOM_DETAILS), Labels.actionsFor("Bob")).waitFor();
        isClean(ada, "the details of a room");
        for (var opener : Map.of(Labels.BROWSE, Labels.ROOMS_HERE, Labels.NEW_DIRECT, Labels.NEW_MESSAGE, Labels.JUMP,
                Labels.JUMP_TO).entrySet()) {
            Roles.button(ada.sidebar(), opener.getKey()).click();
            ada.dialog(opener.getValue()).waitFor();
            isClean(ada, opener.getValue());
            ada.page().keyboard().press("Escape");
            ada.dialog(opener.getValue()).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
        Roles.link(ada.sidebar(), Labels.CATCH_UP).click();
        isClean(ada, "catching up");
        Roles.link(ada.sidebar(), Labels.MENTIONS).click();
        ada.page().getByText("is there cake?").last().waitFor();
        isClean(ada, "mentions");
        for (var page : List.of("profile", "look", "password", "devices", "people", "invitations", "place",
                "backups")) {
            ada.goesToSettings(page);
            isClean(ada, "settings, " + page);
        }
        bob.page().goBack();
        Roles.button(bob.everywhere(), Labels.BROWSE).waitFor();
        isClean(bob, "the rooms on a phone");
        bob.goesToSettings("");
        isClean(bob, "the settings on a phone");
    }

    @Test
    @SingleSignOn
    void signingInByAProviderKeepsNobodyOut(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob", Device.PHONE);
        bob.opens("#not-signed-in/unreachable");
        bob.alert().waitFor();
        isClean(bob, "sign in by a provider, refused");
        ada.goesToSettings("providers");
        Roles.button(ada.main(), Labels.link(LoginPage.NAME)).waitFor();
        isClean(ada, "settings, providers");
    }

    @Test
    void passkeysKeepNobodyOut(Place place) {
        Person ada = place.owner("Ada", Device.PHONE);
        VirtualKey.of(ada);
        ada.opens("#settings/passkeys");
        Roles.button(ada.main(), PasskeyTexts.ADD).waitFor();
        isClean(ada, "settings, no passkeys");
        ada.expectsComplaint("the server responded with a status of 403");
        Roles.button(ada.main(), PasskeyTexts.ADD).click();
        var proof = ada.dialog(PasskeyTexts.ADD);
        isClean(ada, "the password once more");
        Roles.secret(proof, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.button(proof, PasskeyTexts.GO_ON).click();
        ada.main().getByText("Rename").waitFor();
        isClean(ada, "settings, passkeys");
        ada.main().getByText("Rename").click();
        ada.dialog(Labels.RENAME_PASSKEY).waitFor();
        isClean(ada, "renaming a passkey");
    }

    @Test
    void aCodeAfterThePasswordKeepsNobodyOut(Place place) {
        Person ada = place.owner("Ada", Device.PHONE);
        ada.opens("#settings/password");
        Roles.button(ada.main(), Labels.SET_UP).click();
        var setUp = ada.dialog(TwoStepTexts.SET_UP);
        var app = new Authenticator(Roles.field(setUp, Labels.KEY).inputValue());
        isClean(ada, "setting up two-step sign-in");
        Roles.secret(setUp, Labels.PASSWORD).fill(Person.PASSWORD);
        Roles.field(setUp, Labels.CODE).fill(app.code());
        Roles.button(setUp, TwoStepTexts.SWITCH_ON).click();
        ada.dialog(Labels.YOUR_RECOVERY_CODES).waitFor();
        isClean(ada, "recovery codes");
        Roles.button(ada.everywhere(), Labels.KEPT).click();
        Roles.button(ada.main(), TwoStepTexts.SWITCH_OFF).waitFor();
        isClean(ada, "settings, password, with two-step sign-in");
        ada.signsOut();
        ada.expectsComplaint("the server responded with a status of 401");
        ada.signsInWith(Person.PASSWORD);
        ada.form(Labels.SECOND_STEP).waitFor();
        isClean(ada, "the second step");
    }

    private static void isClean(Person person, String screen) {
        var page = person.page();
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        for (var theme : THEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme.scheme).setContrast(theme.contrast));
            page.waitForFunction(HAS_TURNED);
            var found = (Map<?, ?>) page.evaluate(LOOK, theme.equals(THEMES.getFirst()) ? List.of() : OF_COLOURS);
            assertEquals(true, found.get("sawColours"), "axe looked at no colours");
            assertEquals(List.of(), found.get("broken"), screen + ", " + theme);
        }
    }
}
