package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Visit;
import chat.klatch.e2e.Wire;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada's machine sleeps, or her access ends, while Bob talks on. */
@InBrowsers
class AsleepTest {
    private static final int ACCESS_EXPIRED = 4005;

    @Test
    void aPageThatWasFrozenShowsAllThatWasSaidMeanwhileOnce(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        bob.writes("before");
        ada.sees("before");
        var visit = Visit.begun(ada);
        becomes(ada, "frozen");
        bob.writes("while she slept");
        bob.writes("and on");
        bob.hasNothingWaiting();
        becomes(ada, "active");
        ada.readsExactly(List.of("before", "while she slept", "and on"));
        ada.writes("good morning");
        place.everybodyReads("before", "while she slept", "and on", "good morning");
        visit.lasts();
    }

    private static void becomes(Person person, String state) {
        var wish = new JsonObject();
        wish.addProperty("state", state);
        person.context().newCDPSession(person.page()).send("Page.setWebLifecycleState", wish);
    }

    @Test
    void aConnectionThatDiedWithoutAWordIsNoticedAndWhatWasSaidIntoItStandsOnce(Place place) {
        Person ada = place.person("Ada");
        ada.clock().install();
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        wire.dies();
        ada.writes("can you hear me?");
        bob.writes("where is Ada?");
        assertThat(ada.own(Labels.YOU_SENDING)).hasCount(1);
        bob.doesNotSee("can you hear me?");
        wire.mend();
        ada.clock().fastForward("00:41");
        ada.clock().fastForward("00:05");
        place.everybodyReads("where is Ada?", "can you hear me?");
    }

    @Test
    void whoseAccessHasExpiredComesBackByThemselvesAndNothingIsLost(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        var visit = Visit.begun(ada);
        wire.swallowsAnswers();
        ada.writes("one");
        bob.sees("one");
        ada.writes("two");
        wire.endsWith(ACCESS_EXPIRED);
        place.everybodyReads("one", "two");
        visit.lasts();
    }
}
