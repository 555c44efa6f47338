package chat.klatch.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Waits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever they sit at, and however they use it. */
@InBrowsers
class EverybodyTest {
    @Test
    void onAPhoneOneTalksAsWell(Place place) {
        Person ada = place.owner("Ada", Device.PHONE);
        Person bob = place.member("Bob");
        ada.writes("from the tram");
        bob.sees("from the tram");
        bob.writes("mind the gap");
        ada.sees("mind the gap");
        assertEquals(390, ada.page().evaluate("document.documentElement.scrollWidth"));
    }

    @Test
    void whoPrefersTheDarkGetsItAndMayLeaveIt(Place place) {
        Person ada = place.owner("Ada", Device.DESKTOP.dark());
        assertTrue(brightness(ada) < 0.2, "the page is bright");
        Roles.button(ada.everywhere(), Labels.FLIP_THEME).click();
        Waits.until(ada.page(), () -> brightness(ada) > 0.8, () -> "the page stayed dark");
        ada.reloads();
        ada.isIn();
        assertTrue(brightness(ada) > 0.8, "the choice was forgotten");
    }

    /** Of the table that everything lies on, from 0 to 1. */
    private static double brightness(Person person) {
        return ((Number) person.page().evaluate("""
                () => {
                  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
                  return (r + g + b) / 765;
                }""")).doubleValue();
    }

    @Test
    void withoutWebAssemblyTheSameClientRunsAsJavaScript(Place place) {
        Person ada = place.owner("Ada", Device.DESKTOP.withoutWasm());
        Person bob = place.member("Bob");
        ada.writes("from JavaScript");
        bob.sees("from JavaScript");
        bob.writes("from Wasm");
        ada.readsExactly(List.of("from JavaScript", "from Wasm"));
        assertEquals(true, fetchedTheScript(ada));
        assertEquals(false, fetchedTheScript(bob));
    }

    private static Object fetchedTheScript(Person person) {
        return person.page().evaluate(
                "performance.getEntriesByType('resource').some(file => /[/]app[.][^/]*js$/.test(file.name))");
    }
}
