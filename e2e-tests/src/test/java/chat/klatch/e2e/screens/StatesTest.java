package chat.klatch.e2e.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a list shows as long as it is not there, where it cannot be had, and after that; a picture of each. */
@InBrowsers
class StatesTest {
    private record Listed(String address, String call) {
        String name() {
            return address.substring(address.lastIndexOf('/') + 1).replace("#", "");
        }
    }

    private static final List<Listed> LISTS = List.of(new Listed("#mentions", "/api/mentions*"),
            new Listed("#settings/devices", "/api/sessions"), new Listed("#settings/people", "/api/users*"),
            new Listed("#settings/invitations", "/api/invites*"));

    @Test
    void aListThatDoesNotComeSaysSoAndComesWhenItCan(Place place) {
        Person ada = place.owner("Ada");
        ada.expectsToBeCutOff();
        LISTS.forEach(list -> goesThroughItsStates(ada, place.address() + "/", list));
    }

    private static void goesThroughItsStates(Person ada, String place, Listed list) {
        var page = ada.page();
        var call = "**" + list.call;
        page.route(call, waiting -> {
            // for ever
        });
        page.navigate(place + list.address);
        var bones = ada.main().locator(".bones");
        bones.waitFor();
        Pictures.of(ada, list.name() + "-loading");

        page.unroute(call);
        page.route(call, Route::abort);
        page.reload();
        var again = Roles.button(ada.main(), Labels.TRY_AGAIN);
        again.waitFor();
        assertThat(bones).isHidden();
        Pictures.of(ada, list.name() + "-failed");

        page.unroute(call);
        again.click();
        assertThat(again).isHidden();
        assertThat(bones).isHidden();
    }

    @Test
    void aPlaceThatCannotBeReachedSaysSoAndIsTriedAgain(Place place) {
        Person ada = place.person("Ada");
        ada.expectsToBeCutOff();
        ada.page().route("**/api/place", Route::abort);
        ada.opensThePlace();
        Roles.button(ada.everywhere(), Labels.TRY_NOW).waitFor();
        Pictures.of(ada, "unreachable");
        ada.page().unroute("**/api/place");
        Roles.button(ada.everywhere(), Labels.TRY_NOW).click();
        assertThat(ada.form(Labels.FIRST_RUN)).isVisible();
    }
}
