package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.MessageKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ada answers, by a number that means another message once the server's data was restored. */
class AnswersTest {
    private final OneClient ada = new OneClient();

    private void inTea() {
        ada.up(room(TEA));
        ada.joined(TEA, 2, messages(1, 2));
    }

    private List<String> unsent() {
        return ada.client.timeline(TEA).unsent().stream().map(Unsent::text).toList();
    }

    private List<String> sent() {
        return ada.sends().stream().map(Send::text).toList();
    }

    private Unsent.Fate fate() {
        return ada.client.timeline(TEA).unsent().getFirst().fate();
    }

    private List<Long> answered() {
        return ada.sends().stream().map(Send::replyTo).toList();
    }

    private MessageKey answer() {
        return ada.client.send(TEA, "yes", new Unsent.Reply(2, ada.client.epoch()));
    }

    private void isRestored() {
        ada.restored();
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 20, messages(1, 20));
    }

    @Test
    void anAnswerThatWaitsIsSentAsOneUnderTheSameData() {
        inTea();
        ada.cut();
        answer();
        ada.welcome(room(TEA));
        assertEquals(List.of(2L), answered());
    }

    @Test
    void anAnswerIsSetAsideUnderOtherDataAndHoldsUpNobody() {
        inTea();
        ada.cut();
        answer();
        ada.client.send(TEA, "hello", null);
        isRestored();
        assertEquals(List.of("hello"), sent());
        var aside = ada.client.timeline(TEA).unsent().getFirst();
        assertEquals("yes", aside.text());
        assertInstanceOf(Unsent.Refused.class, aside.fate());
        assertNull(aside.reply());
        assertEquals(1, ada.seen.refused().size());
        assertEquals(1, ada.client.waiting());
    }

    @Test
    void anAnswerThatWasSetAsideGoesAgainAsANewMessageThatAnswersNone() {
        inTea();
        ada.cut();
        var key = answer();
        isRestored();
        assertEquals(List.of(), sent());
        ada.client.tryAgain(key);
        assertEquals(List.of("yes"), sent());
        assertNull(ada.sends().getLast().replyTo());
        assertNotEquals(key, ada.sends().getLast().key());
        ada.ack(21);
        ada.say(posted(TEA, ada.mine(21, ada.sends().getLast().key())));
        assertEquals(List.of(), unsent());
    }

    @Test
    void anAnswerThatWasOnItsWayIsNotSentUnderOtherDataAndIsDoneWithWhereTheseHaveIt() {
        inTea();
        var key = answer();
        isRestored();
        assertEquals(List.of(), sent());
        assertEquals(List.of("yes"), unsent());
        ada.say(posted(TEA, ada.mine(21, key)));
        assertEquals(List.of(), unsent());
    }

    @Test
    void anAnswerThatWasBegunUnderOtherDataIsSetAsideToo() {
        inTea();
        var before = ada.client.epoch();
        isRestored();
        ada.client.send(TEA, "yes", new Unsent.Reply(2, before));
        assertEquals(List.of(), sent());
        assertInstanceOf(Unsent.Refused.class, fate());
    }

    @Test
    void whatAnAnswerAnswersSurvivesARestart() {
        var store = new MemoryStore();
        var first = new OneClient(store, "one").up(room(TEA));
        first.socket().close(1006);
        first.client.send(TEA, "yes", new Unsent.Reply(2, first.client.epoch()));
        first.client.close();
        var second = new OneClient(store, "two");
        second.restored();
        second.up(room(TEA));
        assertEquals(List.of(), second.sends());
        assertEquals(1, second.seen.refused().size());
    }
}
