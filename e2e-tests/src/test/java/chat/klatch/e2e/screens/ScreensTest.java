package chat.klatch.e2e.screens;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Takes a picture of every screen in every shape, into {@code target/screens}. They are compared by people. */
@InBrowsers
class ScreensTest {
    private record Shape(String name, int width, int height, ColorScheme scheme) {
    }

    private static final List<Shape> SHAPES = List.of(new Shape("desktop-light", 1440, 900, ColorScheme.LIGHT),
            new Shape("desktop-dark", 1440, 900, ColorScheme.DARK), new Shape("tablet", 768, 1024, ColorScheme.LIGHT),
            new Shape("phone", 390, 844, ColorScheme.LIGHT));

    @Test
    void everyScreenInEveryShape(Place place) {
        Person ada = place.person("Ada");
        ada.opensThePlace();
        ada.form(Labels.FIRST_RUN).waitFor();
        pictures(ada, "first-run");
        ada.setsUp("The Blue Cup");
        pictures(ada, "room-empty");

        Person bob = place.person("Bob");
        bob.opensThePlace();
        bob.form(Labels.SIGN_IN).waitFor();
        pictures(bob, "sign-in");
        bob.expectsComplaint("the server responded with a status of 401");
        bob.signsInWith("not my password");
        bob.alert().waitFor();
        pictures(bob, "sign-in-refused");
        Roles.link(bob.everywhere(), Labels.CREATE_AN_ACCOUNT).click();
        bob.form(Labels.CREATE_AN_ACCOUNT).waitFor();
        pictures(bob, "sign-up");
        bob.signsUp();

        talk(ada, bob);
        pictures(ada, "room");
        ada.expectsToBeCutOff();
        bob.expectsToBeCutOff();
        place.server().kill();
        ada.writes("Hello? Is anybody there?");
        ada.own(Labels.YOU_WAITING).waitFor();
        ada.connection().getByRole(AriaRole.BUTTON).waitFor();
        pictures(ada, "room-cut-off");
    }

    @Test
    void everySheetDialogAndSetting(Place place) {
        Person ada = place.person("Ada");
        ada.setsUp("The Blue Cup");
        Person bob = place.person("Bob");
        bob.signsUp();
        Bot.of(place, ada).makes("Kitchen");
        Bot.of(place, bob).joins("Kitchen");
        Bot.of(place, bob).writes("Kitchen", List.of("cake", "@" + ada.username() + " there is cake"));
        Bot.of(place, bob).talksTo(ada);
        Roles.link(ada.everywhere(), Labels.ROOM_DETAILS).click();
        Roles.button(ada.panel(Labels.ROOM_DETAILS), Labels.actionsFor("Bob")).waitFor();
        pictures(ada, "details");
        Roles.link(ada.panel(Labels.ROOM_DETAILS), Labels.CLOSE_ROOM_DETAILS).click();
        Roles.button(ada.sidebar(), Labels.BROWSE).click();
        Roles.button(ada.dialog(Labels.ROOMS_HERE), Labels.openRoom("Kitchen")).waitFor();
        pictures(ada, "browse");
        Roles.button(ada.dialog(Labels.ROOMS_HERE), Labels.NEW_ROOM).click();
        pictures(ada, "new-room");
        ada.page().keyboard().press("Escape");
        Roles.button(ada.sidebar(), Labels.NEW_DIRECT).click();
        ada.dialog(Labels.NEW_MESSAGE).getByRole(AriaRole.CHECKBOX).check();
        pictures(ada, "new-message");
        Roles.button(ada.dialog(Labels.NEW_MESSAGE), Labels.CANCEL).click();
        ada.composer().press("Control+k");
        ada.page().keyboard().type("ki");
        pictures(ada, "jump");
        ada.page().keyboard().press("Escape");
        ada.composer().press("Control+/");
        pictures(ada, "shortcuts");
        ada.page().keyboard().press("Escape");
        Roles.link(ada.sidebar(), Labels.CATCH_UP).click();
        pictures(ada, "catch-up");
        Roles.link(ada.sidebar(), Labels.place(Labels.MENTIONS, 1)).click();
        ada.page().getByText("there is cake").waitFor();
        pictures(ada, "mentions");
        ada.page().navigate(place.address() + "/#rooms");
        pictures(ada, "rooms");
        for (var page : List.of("profile", "look", "password", "devices", "people", "invitations", "place",
                "backups")) {
            ada.goesToSettings(page);
            pictures(ada, "settings-" + page);
        }
    }

    private static void talk(Person ada, Person bob) {
        ada.writes("Good morning! The kettle is on.");
        bob.sees("Good morning! The kettle is on.");
        bob.writes("Morning. Did anyone water the basil?");
        bob.writes("It looks like it has opinions about the weekend.");
        ada.sees("It looks like it has opinions about the weekend.");
        ada.writes("I did, on Friday. Here is a longer thought, so that one can see how a line breaks and how wide a"
                + " paragraph may become before the eye gets lost on its way back to the beginning of the next one.");
        ada.writes("See https://example.org/a/very/long/address/that/nobody/would/ever/type/by/hand/but/that/people"
                + "/paste/all/the/time/without/thinking?of=the&layout=of&the=page 🎉");
        bob.writes("Grüße aus Wien — 東京からも — مرحبا");
        ada.sees("Grüße aus Wien — 東京からも — مرحبا");
    }

    private static void pictures(Person person, String screen) {
        var page = person.page();
        for (var shape : SHAPES) {
            page.setViewportSize(shape.width, shape.height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(shape.scheme));
            page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)
                    .setPath(Path.of(System.getProperty("klatch.screens"), screen + "." + shape.name + ".png")));
        }
        page.setViewportSize(SHAPES.getFirst().width, SHAPES.getFirst().height);
    }
}
