package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page comes, and its program does not. */
@InBrowsers
class UnloadedTest {
    private static final Pattern PROGRAM = Pattern.compile(".*/(app|loader)\\.[^/]*(js|wasm)");

    private static Person without(Place place) {
        Person ada = place.owner("Ada");
        ada.expectsComplaint("Failed to load resource: net::");
        ada.expectsComplaint("nobody caught: ");
        ada.page().route(PROGRAM, Route::abort);
        return ada;
    }

    private static void isTold(Person person, String why) {
        assertThat(person.main().getByRole(AriaRole.STATUS)).hasText(why);
        assertThat(person.composer()).isHidden();
    }

    @Test
    void whoeverFindsNoProgramIsToldAndCanTryAgain(Place place) {
        Person ada = without(place);
        ada.reloads();
        isTold(ada, "Klatch didn’t load. Check your network, then try again.");
        Roles.button(ada.everywhere(), Labels.TRY_AGAIN).click();
        isTold(ada, "Klatch didn’t load. Check your network, then try again.");
        ada.page().unroute(PROGRAM);
        Roles.button(ada.everywhere(), Labels.TRY_AGAIN).click();
        ada.isIn();
    }

    @Test
    void whoIsOfflineByThenComesInByThemselvesWhenTheyAreBack(Place place) {
        Person ada = without(place);
        ada.page().addInitScript("Object.defineProperty(navigator, 'onLine', {get: () => !globalThis.cut})");
        ada.page().addInitScript("globalThis.cut = !sessionStorage.getItem('back')");
        ada.reloads();
        isTold(ada, "You’re offline. Klatch loads by itself when you’re back.");
        ada.page().unroute(PROGRAM);
        ada.page().evaluate("sessionStorage.setItem('back', 'yes'); dispatchEvent(new Event('online'))");
        ada.isIn();
    }

    @Test
    void onlyTheJavaScriptIsEnough(Place place) {
        Person ada = place.owner("Ada");
        ada.expectsComplaint("Failed to load resource: net::");
        ada.page().route(Pattern.compile(".*\\.wasm"), Route::abort);
        ada.reloads();
        ada.isIn();
    }
}
