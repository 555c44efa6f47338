package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.OwnServer;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Visit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** SIGKILL, and a new start on the same data. */
@InBrowsers
@OwnServer
class KilledServerTest {
    @Test
    void bothWriteOnWhileTheServerDiesAndComesBack(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.expectsToBeCutOff();
        bob.expectsToBeCutOff();
        var adasVisit = Visit.begun(ada);
        var bobsVisit = Visit.begun(bob);

        bothWrite(ada, bob, "before it dies", 4);
        ada.writes("Ada in the very moment");
        bob.writes("Bob in the very moment");
        place.server().kill();
        bothWrite(ada, bob, "while it is dead", 3);
        assertThat(ada.own(Labels.YOU_WAITING)).not().hasCount(0);
        assertThat(ada.connection()).isVisible();
        assertThat(bob.connection()).isVisible();
        var back = CompletableFuture.runAsync(place.server()::startAgain);
        bothWrite(ada, bob, "while it starts", 3);
        back.join();
        bothWrite(ada, bob, "when it is back", 3);

        adasVisit.heard("Back online");
        bobsVisit.heard("Back online");
        allIsThereOnce(place, ada, bob);
        adasVisit.lasts();
        bobsVisit.lasts();
    }

    @Test
    void whatWaitsInAnOutboxSurvivesTheEndOfThePage(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.expectsToBeCutOff();
        bob.expectsToBeCutOff();
        bothWrite(ada, bob, "before it dies", 1);
        bob.hasNothingWaiting();
        place.server().kill();
        for (int i = 1; i <= 3; i++) {
            ada.writes("Ada while it is dead, " + i);
        }
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(3);
        ada.page().navigate("about:blank");
        place.server().startAgain();
        ada.opensThePlace();
        allIsThereOnce(place, ada, bob);
    }

    @Test
    void twoTabsOfOnePersonSendWhatWaitedOnce(Place place) {
        Person ada = place.owner("Ada");
        ada.expectsToBeCutOff();
        Person adasOtherTab = ada.opensAnotherTab();
        place.server().kill();
        ada.writes("in the first tab");
        ada.own(Labels.YOU_WAITING).waitFor();
        adasOtherTab.page().navigate("about:blank");
        place.server().startAgain();
        adasOtherTab.opensThePlace();
        adasOtherTab.readsExactly(ada.wrote());
        ada.readsExactly(ada.wrote());
        assertEquals(ada.wrote(), Bot.of(place, ada).reads(ada.room()));
    }

    private static void bothWrite(Person ada, Person bob, String when, int times) {
        for (int i = 1; i <= times; i++) {
            ada.writes("Ada " + when + ", " + i);
            bob.writes("Bob " + when + ", " + i);
        }
    }

    /** What the server stores is what both wrote, each in their order, each once; and both read exactly that. */
    private static void allIsThereOnce(Place place, Person ada, Person bob) {
        for (var person : new Person[]{ada, bob}) {
            person.sees(ada.wrote().getLast());
            person.sees(bob.wrote().getLast());
            person.hasNothingWaiting();
        }
        var stored = Bot.of(place, ada).reads(ada.room());
        assertEquals(ada.wrote(), stored.stream().filter(text -> text.startsWith("Ada ")).toList());
        assertEquals(bob.wrote(), stored.stream().filter(text -> text.startsWith("Bob ")).toList());
        assertEquals(ada.wrote().size() + bob.wrote().size(), stored.size());
        ada.readsExactly(stored);
        bob.readsExactly(stored);
    }
}
