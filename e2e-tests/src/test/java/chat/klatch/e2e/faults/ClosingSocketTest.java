package chat.klatch.e2e.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada's socket is about to close, as when the server ends it, and her page has not heard so yet. */
@InBrowsers
class ClosingSocketTest {
    private static final String IN_HAND = """
            globalThis.WebSocket = class extends WebSocket {
              constructor(...what) { super(...what); globalThis.inHand = this; }
            };
            """;
    /** The end is told in a task of its own, so not before this is over. */
    private static final String TYPES_WHILE_IT_CLOSES = """
            composer => {
              inHand.close();
              composer.value = 'half';
              composer.dispatchEvent(new Event('input', {bubbles: true}));
              return inHand.readyState === WebSocket.CLOSING;
            }
            """;

    @Test
    void nothingIsSaidIntoItAndWhatIsWrittenStandsOnce(Place place) {
        Person ada = place.person("Ada");
        ada.page().addInitScript(IN_HAND);
        place.in(ada);
        Person bob = place.member("Bob");
        bob.writes("Who has the keys?");
        ada.sees("Who has the keys?");
        assertEquals(true, ada.composer().evaluate(TYPES_WHILE_IT_CLOSES));
        ada.writes("half a thought");
        ada.readsExactly(List.of("Who has the keys?", "half a thought"));
        bob.readsExactly(List.of("Who has the keys?", "half a thought"));
    }
}
