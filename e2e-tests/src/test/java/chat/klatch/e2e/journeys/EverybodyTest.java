package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Waits;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever they sit at, and however they use it. */
@InBrowsers
class EverybodyTest {
    private static final int MOST_TABS = 12;

    @Test
    void onAPhoneOneTalksAsWell(Place place) {
        Person ada = place.person("Ada", Device.PHONE);
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        ada.writes("from the tram");
        bob.sees("from the tram");
        bob.writes("mind the gap");
        ada.sees("mind the gap");
        assertEquals(390, ada.page().evaluate("document.documentElement.scrollWidth"));
    }

    @Test
    void whoPrefersTheDarkGetsItAndMayLeaveIt(Place place) {
        Person ada = place.person("Ada", Device.DESKTOP.dark());
        ada.setsUp("Home");
        assertTrue(brightness(ada) < 0.2, "the page is bright");
        Person.button(ada.everywhere(), Labels.FLIP_THEME).click();
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
    void withTheKeyboardAloneOneSignsInWritesAndSends(Place place) {
        Person ada = place.person("Ada");
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
        ada.signsOut();
        var form = ada.form(Labels.SIGN_IN);
        tabsTo(ada, Person.field(form, Labels.USERNAME));
        ada.page().keyboard().type("ada");
        tabsTo(ada, Person.password(form));
        ada.page().keyboard().type(Person.PASSWORD);
        ada.page().keyboard().press("Enter");
        ada.isIn();
        tabsTo(ada, ada.composer());
        ada.page().keyboard().type("no mouse");
        ada.page().keyboard().press("Enter");
        bob.sees("no mouse");
    }

    private static void tabsTo(Person person, Locator field) {
        for (int tabs = 0; tabs < MOST_TABS && !hasFocus(field); tabs++) {
            person.page().keyboard().press("Tab");
        }
        assertThat(field).isFocused();
    }

    private static boolean hasFocus(Locator field) {
        return (Boolean) field.evaluate("field => field === document.activeElement");
    }

    @Test
    void withoutWebAssemblyTheSameClientRunsAsJavaScript(Place place) {
        Person ada = place.person("Ada", Device.DESKTOP.withoutWasm());
        Person bob = place.person("Bob");
        ada.setsUp("Home");
        bob.signsUp();
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
