package chat.klatch.e2e.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Waits;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada's tabs renew their access by the one cookie that they share. */
@InBrowsers
class SharedCookieTest {
    private static final String REFRESH = "**/api/sessions/refresh";
    private static final String WAITING = "navigator.locks.query()"
            + ".then(all => all.pending.filter(one => one.name === 'klatch.session').length)";

    private record Answer(Route route, APIResponse response) {
        void arrives() {
            route.fulfill(new Route.FulfillOptions().setResponse(response));
        }
    }

    private static boolean waits(Person person) {
        return !person.page().evaluate(WAITING).equals(0);
    }

    @Test
    void aSlowAnswerToOneTabPutsNoOldCookieInThePlaceOfANewOne(Place place) {
        Person ada = place.owner("Ada");
        Person tab = ada.opensAnotherTab();
        var slow = new ArrayList<Answer>();
        tab.page().route(REFRESH, route -> slow.add(new Answer(route, route.fetch())));
        tab.reloads();
        Waits.until(tab.page(), () -> !slow.isEmpty(), () -> "the tab did not renew");
        var quick = new ArrayList<Answer>();
        ada.page().route(REFRESH, route -> {
            quick.add(new Answer(route, route.fetch()));
            quick.getLast().arrives();
        });
        for (int i = 1; i <= 3; i++) {
            int asked = i;
            ada.reloads();
            Waits.until(ada.page(), () -> quick.size() == asked || waits(tab), () -> "Ada neither renewed nor waited");
        }
        slow.getFirst().arrives();
        tab.isIn();
        ada.isIn();
        ada.reloads();
        ada.isIn();
        ada.writes("still here");
        tab.readsExactly(List.of("still here"));
        assertEquals(1, slow.size());
    }
}
