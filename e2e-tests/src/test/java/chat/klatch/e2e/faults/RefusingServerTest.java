package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The server is there, and does not want it yet. */
@InBrowsers
class RefusingServerTest {
    @Test
    void whatIsRefusedForItsRateIsSentUntilItIsTakenInOrder(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        var room = ada.room();
        var enough = new AtomicBoolean();
        var flood = CompletableFuture.runAsync(() -> bot.usesUpItsRate(room, enough::get));
        try {
            for (int i = 1; !wire.heard("rate_limited") && i <= 20; i++) {
                ada.writes("one of many, " + i);
            }
            Waits.until(ada.page(), () -> wire.heard("rate_limited"), () -> "the limit was never reached");
            assertThat(ada.own(Labels.YOU_NOT_SENT)).hasCount(0);
        } finally {
            enough.set(true);
            flood.join();
        }
        bob.readsExactly(ada.wrote());
        ada.readsExactly(ada.wrote());
        assertEquals(ada.wrote(), bot.reads(room));
    }
}
