package chat.klatch.e2e.screens;

import static chat.klatch.e2e.screens.Pictures.everyShape;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way in and the first room, and rooms that hold much; a picture of each in every shape. */
@InBrowsers
class ScreensTest {
    private static final String LONG_ROOM = "Everything about the move to the new building, its lifts and its coffee machines";
    private static final int MANY = 24;

    @Test
    void theWayInAndTheFirstRoom(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        ada.opensThePlace();
        ada.form(Labels.FIRST_RUN).waitFor();
        everyShape(ada, "first-run");
        ada.setsUp("The Blue Cup");
        everyShape(ada, "room-empty");

        Person bob = place.person("Bob");
        bob.opensThePlace();
        bob.form(Labels.SIGN_IN).waitFor();
        everyShape(bob, "sign-in");
        bob.expectsComplaint("the server responded with a status of 401");
        bob.signsInWith("not my password");
        bob.alert().waitFor();
        everyShape(bob, "sign-in-refused");
        Roles.link(bob.everywhere(), Labels.CREATE_AN_ACCOUNT).click();
        bob.form(Labels.CREATE_AN_ACCOUNT).waitFor();
        everyShape(bob, "sign-up");
        bob.signsUp();

        talk(ada, bob);
        everyShape(ada, "room");
        wire.cut();
        ada.writes("Hello? Is anybody there?");
        ada.own(Labels.YOU_WAITING).waitFor();
        ada.connection().getByRole(AriaRole.BUTTON).waitFor();
        everyShape(ada, "room-cut-off");
    }

    @Test
    void whatIsLongOrMuchKeepsItsPlace(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var foyer = ada.room();
        var owner = Bot.of(place, ada);
        var other = Bot.of(place, bob);
        other.isCalled("Bartholomäus Maximilian von Hohenlohe-Schillingsfürst-Langenburg");
        owner.makes(LONG_ROOM);
        for (int i = 1; i <= MANY; i++) {
            owner.makes("Table " + i);
        }
        owner.talksTo(bob);
        other.talksTo(ada);
        other.writes(foyer, List.of("One.", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
                .repeat(3),
                "Two lines,\nand **all** of *the* ~~things~~ `that` one can do:\n\n- a list\n  - in a list\n\n"
                        + "1. first\n2. second\n\n> quoted\n\n---\n\n# A title",
                "```java\n" + "record Cup(String of, int sips) { /* a line that is far too long for any window */ }\n"
                        .repeat(MANY) + "```",
                "שלום, מה שלומך? זו הודעה ארוכה מאוד שנכתבה מימין לשמאל, כדי לראות איך היא נשברת בסוף השורה.",
                "مرحبا بالجميع", "@" + ada.username() + " and @room, look at this"));
        ada.message("look at this").waitFor();
        ada.does("look at this", Labels.reactWith("thumbs up"));
        ada.composer().fill("A draft\nof three\nlines");
        everyShape(ada, "room-long");
        ada.message("look at this").hover();
        everyShape(ada, "room-long-pointed-at");
        ada.goesTo(LONG_ROOM);
        everyShape(ada, "room-long-name");
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
}
