package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.SharedStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.frame.Send;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada in two tabs of one browser, which keep what she wrote in one place. */
class TabsTest {
    private final SharedStore browser = new SharedStore();
    private final OneClient first = tab("first");
    private final OneClient second = tab("second");

    private OneClient tab(String name) {
        var client = new OneClient(browser.tab(), name).up(room(TEA));
        client.joined(TEA, 0, List.of());
        return client;
    }

    private static List<String> unsent(OneClient tab) {
        return tab.client.timeline(TEA).unsent().stream().map(Unsent::text).toList();
    }

    private static List<String> sent(OneClient tab) {
        return tab.sends().stream().map(Send::text).toList();
    }

    @Test
    void whatOneTabWroteIsNotSentByTheOtherAsLongAsItLives() {
        first.client.send(TEA, "one", null);
        assertEquals(List.of(), unsent(second));
        second.cut();
        second.welcome(room(TEA));
        assertEquals(List.of(), sent(second));
    }

    @Test
    void whatATabThatEndedLeftIsSentByTheOtherWithItsKeysInItsOrder() {
        var one = first.client.send(TEA, "one", null);
        var two = first.client.send(TEA, "two", null);
        first.client.close();
        assertEquals(List.of("one", "two"), unsent(second));
        assertEquals(List.of(one), second.sends().stream().map(Send::key).toList());
        second.ack(1);
        assertEquals(List.of(one, two), second.sends().stream().map(Send::key).toList());
    }

    @Test
    void whatWasLeftGoesBeforeWhatWaitsHere() {
        first.client.send(TEA, "one", null);
        second.cut();
        second.client.send(TEA, "two", null);
        first.client.close();
        assertEquals(List.of("one", "two"), unsent(second));
        second.welcome(room(TEA));
        second.ack(1);
        assertEquals(List.of("one", "two"), sent(second));
    }

    @Test
    void whatTheLogHasShownIsNeitherShownNorSentAgain() {
        var key = first.client.send(TEA, "one", null);
        second.say(posted(TEA, second.mine(1, key)));
        first.client.close();
        assertEquals(List.of(), unsent(second));
        assertEquals(List.of(), sent(second));
        assertEquals(List.of(1L), second.seqs(TEA));
        second.client.close();
        assertEquals(List.of(), unsent(tab("third")));
    }

    @Test
    void whatTheLogShowedUnderOtherDataOfTheServerIsSentAgain() {
        var key = first.client.send(TEA, "one", null);
        second.say(posted(TEA, second.mine(1, key)));
        second.restored();
        second.cut();
        second.welcome(room(TEA));
        second.joined(TEA, 0, List.of());
        first.client.close();
        assertEquals(List.of("one"), sent(second));
    }
}
