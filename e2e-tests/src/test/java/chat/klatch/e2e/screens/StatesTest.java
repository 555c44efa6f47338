package chat.klatch.e2e.screens;

import static chat.klatch.e2e.screens.Pictures.ownShape;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is shown as long as something is not there, where it cannot be had, and after that; a picture of each. */
@InBrowsers
class StatesTest {
    private static final long SOON_MILLIS = 5_000;
    private static final String ROOM = "**/api/rooms/*";

    /** What asks for something, by which call, and where it is shown. */
    private record Listed(String name, String call, Consumer<Person> opener, Function<Person, Locator> within) {
        /** A page with an address. */
        static Listed page(String address, String call) {
            var name = address.substring(address.lastIndexOf('/') + 1).replace("#", "");
            return new Listed(name, call, person -> person.opens(address), Person::main);
        }

        /** A dialog that a button of the sidebar opens. */
        static Listed dialog(String name, String call, String opener, String title) {
            return new Listed(name, call, person -> Roles.button(person.sidebar(), opener).click(),
                    person -> person.dialog(title));
        }
    }

    private static final List<Listed> LISTS = List.of(Listed.page("#mentions", "/api/mentions*"),
            Listed.page("#settings/devices", "/api/sessions"), Listed.page("#settings/people", "/api/users*"),
            Listed.page("#settings/invitations", "/api/invites*"),
            new Listed("members", "/api/rooms/*/members*",
                    person -> Roles.link(person.everywhere(), Labels.ROOM_DETAILS).click(),
                    person -> person.panel(Labels.ROOM_DETAILS)),
            Listed.dialog("browse", "/api/rooms*", Labels.BROWSE, Labels.ROOMS_HERE),
            Listed.dialog("people", "/api/users*", Labels.NEW_DIRECT, Labels.NEW_MESSAGE));

    @Test
    void aListThatDoesNotComeSaysSoAndComesWhenItCan(Place place) {
        Person ada = place.owner("Ada");
        ada.expectsToBeCutOff();
        var room = ada.page().url().substring(place.address().length() + 1);
        LISTS.forEach(list -> {
            ada.opens(room);
            ada.isIn();
            goesThroughItsStates(ada, list);
        });
    }

    private static void goesThroughItsStates(Person ada, Listed list) {
        var page = ada.page();
        var call = "**" + list.call;
        var asked = new ArrayList<Route>();
        page.route(call, asked::add);
        list.opener.accept(ada);
        var within = list.within.apply(ada);
        var bones = within.locator(".bones");
        bones.waitFor();
        ownShape(ada, list.name + "-loading");

        asked.forEach(Route::abort);
        var again = Roles.button(within, Labels.TRY_AGAIN);
        again.waitFor();
        assertThat(bones).isHidden();
        ownShape(ada, list.name + "-failed");

        page.unroute(call);
        again.click();
        assertThat(again).isHidden();
        assertThat(bones).isHidden();
        page.keyboard().press("Escape");
    }

    @Test
    void whatIsLookedForAndCannotBeHadIsNotSaidToBeMissing(Place place) {
        Person ada = place.owner("Ada");
        ada.expectsToBeCutOff();
        ada.page().route("**/api/rooms?*", Route::abort);
        ada.composer().press("Control+k");
        ada.page().keyboard().type("attic");
        var jump = ada.dialog(Labels.JUMP_TO);
        assertThat(jump).containsText(Texts.OFFLINE_FORM);
        assertThat(jump).not().containsText(PlaceTexts.NONE_FOUND);
        ownShape(ada, "jump-failed");
        ada.page().unroute("**/api/rooms?*");
        ada.page().keyboard().type("s");
        assertThat(jump).containsText(PlaceTexts.NONE_FOUND);
        ownShape(ada, "jump-none");
    }

    @Test
    void aRoomThatDoesNotOpenSaysSoAndOpensWhenItCan(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.expectsToBeCutOff();
        place.room("Attic", bob);
        Bot.of(place, bob).writes("Attic", List.of("It is dusty up here."));
        var asked = new ArrayList<Route>();
        ada.page().route(ROOM, asked::add);
        Roles.button(ada.sidebar(), Labels.BROWSE).click();
        Roles.link(ada.dialog(Labels.ROOMS_HERE), "Attic").click();
        ada.main().getByText(PlaceTexts.LOOKING).waitFor();
        Pictures.of(ada, "door-looking"); // it has no name yet
        asked.forEach(Route::abort);
        assertThat(ada.heading()).hasText(PlaceTexts.NOT_NOW);
        ownShape(ada, "door-not-now");
        ada.page().unroute(ROOM);
        Roles.button(ada.main(), Labels.TRY_AGAIN).click();
        ada.sees("It is dusty up here.");
    }

    @Test
    void aPlaceThatCannotBeReachedSaysSoAndIsTriedAgain(Place place) {
        Person ada = place.person("Ada");
        ada.expectsToBeCutOff();
        ada.clock().install();
        ada.page().route("**/api/place", Route::abort);
        ada.opensThePlace();
        Roles.button(ada.everywhere(), Labels.TRY_NOW).waitFor();
        ownShape(ada, "unreachable");
        ada.clock().pauseAt(System.currentTimeMillis() + SOON_MILLIS); // it tries no more by itself
        ada.page().evaluate("() => fetch('/api/place').catch(() => null)"); // what it tried before was answered before
        ada.page().unroute("**/api/place");
        Roles.button(ada.everywhere(), Labels.TRY_NOW).press("Enter");
        ada.clock().resume();
        assertThat(ada.form(Labels.FIRST_RUN)).isVisible();
    }
}
