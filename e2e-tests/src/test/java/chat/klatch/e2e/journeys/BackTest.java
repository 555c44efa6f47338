package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The browser's Back, pressed while something lies over the room. */
@InBrowsers
class BackTest {
    @Test
    void whatLiesOverAPlaceIsLeftWithItUnlessSomethingIsBegunInIt(Place place) {
        Person ada = place.owner("Ada");
        var room = ada.room();
        Roles.link(ada.sidebar(), Labels.CATCH_UP).click();
        assertThat(ada.heading()).hasText(Labels.CATCH_UP);
        Roles.button(ada.sidebar(), Labels.JUMP).click();
        assertThat(ada.dialog(Labels.JUMP_TO)).isVisible();
        ada.page().goBack();
        assertThat(ada.dialog(Labels.JUMP_TO)).isHidden();
        assertThat(ada.heading()).hasText(room);
        ada.page().goForward();
        assertThat(ada.heading()).hasText(Labels.CATCH_UP);
        Roles.button(ada.sidebar(), Labels.BROWSE).click();
        Roles.button(ada.dialog(Labels.ROOMS_HERE), Labels.NEW_ROOM).click();
        var name = Roles.field(ada.dialog(Labels.NEW_ROOM), Labels.NAME);
        name.fill("Kitchen");
        ada.page().goBack();
        assertThat(ada.heading()).hasText(room);
        assertThat(name).hasValue("Kitchen");
    }

    @Test
    void theWayBackToTheRoomsLeadsThereFromARoomThatWasReachedFromTheSettings(Place place) {
        Person cleo = place.owner("Cleo", Device.PHONE);
        var room = cleo.page().url();
        cleo.page().goBack();
        assertThat(Roles.link(cleo.everywhere(), Labels.MENTIONS).last()).isVisible();
        cleo.goesToSettings("");
        cleo.page().navigate(room);
        cleo.isIn();
        Roles.link(cleo.main(), Labels.backToRooms(0)).click();
        assertThat(cleo.page()).hasURL(Pattern.compile(".*#rooms"));
        assertThat(cleo.composer()).isHidden();
    }
}
