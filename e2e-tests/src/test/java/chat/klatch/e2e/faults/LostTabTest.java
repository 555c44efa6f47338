package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada has two tabs, and loses the one that she writes in; nobody reloads the other. */
@InBrowsers
class LostTabTest {
    private static final List<String> ALL = List.of("one", "two", "three");

    @Test
    void whatATabDidNotLiveToSendIsSentByTheOtherOnceAndInOrder(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        Person tab = ada.opensAnotherTab();
        wire.swallowsAnswers();
        ada.writes("one");
        bob.sees("one");
        ada.writes("two");
        ada.writes("three");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(2);
        assertThat(tab.own(Labels.YOU_WAITING)).hasCount(0);
        ada.losesTheTab();
        tab.readsExactly(ALL);
        bob.readsExactly(ALL);
        assertEquals(ALL, Bot.of(place, bob).reads(bob.room()));
    }

    @Test
    void onPlainHttpTheOtherWaitsUntilTheLostOneHasSaidNothingForLong(Place place) {
        Person ada = place.person("Ada", Device.DESKTOP.onPlainHttp());
        var wire = Wire.of(ada);
        place.in(ada);
        Person tab = ada.opensAnotherTab();
        tab.clock().install();
        tab.reloads();
        tab.isIn();
        wire.swallowsWords();
        ALL.forEach(ada::writes);
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(2);
        ada.losesTheTab();
        tab.clock().fastForward("00:20");
        tab.writes("meanwhile");
        tab.hasNothingWaiting();
        assertEquals(List.of("meanwhile"), tab.reads());
        tab.clock().fastForward("03:00");
        tab.readsExactly(List.of("meanwhile", "one", "two", "three"));
        assertEquals(tab.reads(), Bot.of(place, tab).reads(tab.room()));
    }

    @Test
    void onPlainHttpATabThatIsClosedLeavesItAtOnce(Place place) {
        Person ada = place.person("Ada", Device.DESKTOP.onPlainHttp());
        var wire = Wire.of(ada);
        place.in(ada);
        Person tab = ada.opensAnotherTab();
        wire.swallowsWords();
        ALL.forEach(ada::writes);
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(2);
        ada.page().navigate("about:blank");
        tab.readsExactly(ALL);
    }
}
