package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What would fail every other test, had it not been expected. */
@InBrowsers
class ComplaintsTest {
    @Test
    void whateverTheBrowserComplainsOfIsHeardUnlessItWasExpected(Place place) {
        Person ada = place.person("Ada");
        ada.opensThePlace();
        provokes(ada, "console.error('spilt milk')", "spilt milk");
        provokes(ada, "setTimeout(() => { throw new Error('broken cup') })", "broken cup");
        provokes(ada, "document.head.appendChild(document.createElement('script')).append('1')", "TrustedScript");
        provokes(ada, "document.head.appendChild(document.createElement('style')).append('p {}')",
                "Content Security Policy");
        provokes(ada, "fetch('/api/me').then(() => 0)", "status of 401");
    }

    private static void provokes(Person person, String script, String complaint) {
        assertEquals(List.of(), person.desk().unexpected());
        person.page().evaluate(script);
        Waits.until(person.page(), () -> !person.desk().unexpected().isEmpty(), () -> "not heard: " + complaint);
        assertTrue(person.desk().unexpected().getFirst().contains(complaint), person.desk().unexpected()::toString);
        person.expectsComplaint(complaint);
    }
}
