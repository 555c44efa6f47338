package chat.klatch.e2e.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the README, as {@code target/screens/readme-*.png}; they go to {@code docs/images} by hand. */
@InBrowsers
class ReadmePicturesTest {
    private static final String ROASTING = "Roasting";

    @Test
    void aRoomWithFourPeopleInIt(Place place) {
        Person nadia = place.person("Nadia");
        nadia.setsUp("Fernweh");
        Person june = place.member("June");
        Person tomas = place.member("Tomas");
        Person sven = place.member("Sven");
        Bot.of(place, nadia).isCalled("Nadia Moretti");
        Bot.of(place, june).isCalled("June Okafor");
        Bot.of(place, tomas).isCalled("Tomás Rueda");
        Bot.of(place, sven).isCalled("Sven Lindqvist");
        place.room(ROASTING, june, nadia, tomas, sven);
        place.room("Shop floor", tomas, nadia, sven);
        place.room("Website", sven, nadia);
        talk(place, june, tomas, sven);
        Bot.of(place, june).talksTo(nadia);
        Bot.of(place, tomas).writes("Shop floor", List.of("@" + nadia.username() + ", are we open on Thursday?"));
        Bot.of(place, sven).writes("Website", List.of("The new menu is online."));
        look(place, nadia, june);
    }

    private static void talk(Place place, Person june, Person tomas, Person sven) {
        june.goesTo(ROASTING);
        tomas.goesTo(ROASTING);
        Bot.of(place, june).writes(ROASTING, List.of("First batch of the Sidamo is out. Drop at 208 °C."));
        Bot.of(place, tomas).writes(ROASTING, List.of("Tastes like apricot and a bit like a good decision."));
        Bot.of(place, june).writes(ROASTING, List.of("The second one stalled just after first crack:\n\n"
                + "```yaml\ncharge: 195\nturning_point: 92\nfirst_crack: 201   # 8:40, late\ndrop: 209\n```"));
        Bot.of(place, sven).writes(ROASTING,
                List.of("Probe 2 reads **4 °C low** since Monday. I have a new one here."));
        june.does("a good decision", Labels.reactWith("thumbs up"));
        tomas.does("a good decision", Labels.reactWith("red heart"));
        tomas.does("Probe 2", Labels.reactWith("thumbs up"));
        june.does("Probe 2", Labels.reactWith("thumbs up"));
        june.does("Probe 2", Labels.REPLY);
        june.writes("You dear. Before the next batch?");
    }

    private static void look(Place place, Person nadia, Person june) {
        Person phone = place.elsewhere(nadia, Device.PHONE.dark());
        nadia.page().setViewportSize(1440, 900);
        phone.page().goBack();
        for (var desk : List.of(phone, nadia)) {
            desk.everywhere().getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(ROASTING)).click();
        }
        nadia.sees("You dear. Before the next batch?");
        phone.sees("You dear. Before the next batch?");
        assertThat(Roles.link(nadia.everywhere(), Labels.members(4))).isVisible();
        june.composer().pressSequentially("And");
        nadia.main().getByText("is typing").waitFor();
        phone.main().getByText("is typing").waitFor();
        Pictures.of(nadia, "readme-room-light");
        Pictures.of(phone, "readme-room-dark-phone");
    }
}
