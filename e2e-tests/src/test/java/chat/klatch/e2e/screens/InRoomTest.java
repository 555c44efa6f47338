package chat.klatch.e2e.screens;

import static chat.klatch.e2e.screens.Pictures.everyShape;
import static chat.klatch.e2e.screens.Pictures.ownShape;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Wire;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Send;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one does with messages, and how they are written; a picture of each. */
@InBrowsers
class InRoomTest {
    private static final String BASIL = "Did anyone water the basil?";

    @Test
    void whatIsSaidAndWhatCanBeDoneWithIt(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        ada.setsUp("The Blue Cup");
        Person bob = place.member("Bob");
        Bot.of(place, bob).writes(ada.room(), List.of(BASIL, "It has opinions, @" + ada.username() + ":\n\n> wet\n\n"
                + "```java\nvar basil = \"dry\"; // since Friday\n```\n\nand a [link](https://klatch.example)"));
        ada.sees(BASIL);
        ada.writes("I did, on **Friday**.");
        ada.does(BASIL, Labels.reactWith("thumbs up"));
        menus(ada);
        composes(ada);
        looks(ada);
        wire.refuses(Send.class);
        fails(ada);
    }

    private static void menus(Person ada) {
        ada.does(BASIL, Labels.MORE_ACTIONS);
        opens(ada, ada.dialog(Labels.MESSAGE_ACTIONS), "message-menu");
        ada.does(BASIL, Labels.ADD_REACTION);
        opens(ada, ada.dialog(Labels.EMOJI), "emoji-picker");
        ada.picks("I did", Labels.DELETE_MESSAGE);
        opens(ada, ada.question(Labels.DELETE_QUESTION), "delete-message");
        var box = ada.mendsTheLast();
        everyShape(ada, "editing");
        box.press("Escape");
    }

    private static void opens(Person person, Locator opened, String screen) {
        opened.waitFor();
        everyShape(person, screen);
        person.page().keyboard().press("Escape");
        assertThat(opened).isHidden();
    }

    private static void composes(Person ada) {
        ada.does(BASIL, Labels.REPLY);
        Roles.button(ada.form(Labels.COMPOSER), Labels.FORMATTING).click();
        ada.composer().pressSequentially("**Not** me, ask @bo");
        var list = ada.page().getByRole(AriaRole.LISTBOX);
        list.getByRole(AriaRole.OPTION).first().waitFor();
        everyShape(ada, "suggestions");
        ada.composer().press("Escape");
        ada.composer().pressSequentially(" :coff");
        list.getByRole(AriaRole.OPTION).first().waitFor();
        ownShape(ada, "suggestions-of-emoji");
        ada.composer().press("Escape");
        Roles.button(ada.form(Labels.COMPOSER), Labels.PREVIEW).click();
        ownShape(ada, "preview");
        Roles.button(ada.form(Labels.COMPOSER), Labels.PREVIEW).click();
        Roles.button(ada.form(Labels.COMPOSER), Labels.FORMATTING).click();
        Roles.button(ada.form(Labels.COMPOSER), Labels.CANCEL_REPLY).click();
        ada.composer().fill("");
    }

    /** As somebody likes it, who sets that for themselves. */
    private static void looks(Person ada) {
        var room = ada.page().url();
        likes(ada, Roles.radio(ada.main(), Labels.COMPACT), room, "room-compact");
        likes(ada, Roles.named(ada.main(), AriaRole.SWITCH, Labels.STRONGER_CONTRAST), room, "room-compact-contrast");
        likes(ada, Roles.radio(ada.main(), Labels.ROOMY), room, "room-contrast");
        ada.goesToSettings("look");
        everyShape(ada, "settings-look-contrast");
        ada.page().navigate(room);
        ada.isIn();
    }

    private static void likes(Person ada, Locator choice, String room, String screen) {
        ada.goesToSettings("look");
        choice.check();
        ada.page().navigate(room);
        ada.isIn();
        everyShape(ada, screen, ada.log());
    }

    private static void fails(Person ada) {
        ada.writes("Is anybody there?");
        ada.own(Labels.YOU_NOT_SENT).waitFor();
        everyShape(ada, "not-sent", ada.own(Labels.YOU_NOT_SENT));
        Roles.button(ada.own(Labels.YOU_NOT_SENT), Labels.DISCARD).click();
        ada.composer().fill("a".repeat(Limits.TEXT_CODE_POINTS + 2));
        ada.composer().press("Enter");
        assertThat(ada.notifications()).containsText(Texts.tooLong(2));
        everyShape(ada, "toast");
    }
}
