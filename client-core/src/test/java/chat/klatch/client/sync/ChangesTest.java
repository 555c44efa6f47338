package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.edited;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.store.Tally;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final MessageKey KEY = new MessageKey("ada-key-3");
    private OneClient ada = new OneClient();

    /** Two messages of bob, and the third is ada's. */
    private void inTea() {
        ada.up(room(TEA), room(DEN));
        ada.joined(TEA, 3, List.of(message(1), message(2), ada.mine(3, KEY)));
    }

    private Message at(long seq) {
        var there = ada.client.timeline(TEA).find(seq);
        assertNotNull(there);
        assertEquals(there,
                ada.client.timeline(TEA).messages().stream().filter(one -> one.seq() == seq).findFirst().orElseThrow());
        return there;
    }

    private void ack(Class<? extends Request> kind, long seq, long rev) {
        ada.say(new Ack(ada.socket().idOf(kind), TEA, seq, rev, rev * 1_000, false));
    }

    @Test
    void anEditStandsThereAtOnceAndStaysWhenTheLogShowsIt() {
        inTea();
        ada.client.edit(TEA, 3, " better ", 0);
        assertEquals("better", at(3).text());
        var sent = ada.socket().lastSent(Edit.class);
        assertEquals("better", sent.text());
        assertEquals(0, sent.base());
        ack(Edit.class, 3, 4);
        assertEquals("better", at(3).text());
        ada.say(posted(TEA, edited(ada.mine(3, KEY), 4, "better")));
        assertEquals("better", at(3).text());
        assertEquals(List.of(), ada.client.timeline(TEA).changes());
    }

    @Test
    void aRefusedEditIsUndoneAndItsTextIsKeptWithTheReason() {
        inTea();
        var key = ada.client.edit(TEA, 3, "better", 0);
        ada.say(posted(TEA, edited(ada.mine(3, KEY), 4, "other")));
        ada.refuse(ada.socket().idOf(Edit.class), ErrorCode.CONFLICT, null);
        assertEquals("other", at(3).text());
        var refused = ada.client.timeline(TEA).changes().getFirst();
        assertEquals("better", refused.text());
        assertEquals(new Unsent.Refused(ErrorCode.CONFLICT, "no"), refused.fate());
        assertEquals(List.of(refused), ada.seen.refused());
        assertEquals(0, ada.client.waiting());
        ada.client.tryAgain(key);
        assertEquals(4_000, ada.socket().lastSent(Edit.class).base());
        assertEquals("better", at(3).text());
    }

    @Test
    void aRefusedEditCanBeThrownAway() {
        inTea();
        var key = ada.client.edit(TEA, 3, "better", 0);
        ada.refuse(ada.socket().idOf(Edit.class), ErrorCode.FORBIDDEN, null);
        ada.client.discard(key);
        assertEquals(List.of(), ada.client.timeline(TEA).changes());
        assertEquals(List.of(), ada.client.timeline(TEA).unsent());
    }

    @Test
    void anEditUponAnEditThatWaitsIsBasedOnThat() {
        inTea();
        ada.client.edit(TEA, 3, "one", 0);
        ada.client.edit(TEA, 3, "two", 0);
        assertEquals("two", at(3).text());
        assertEquals(1, ada.socket().sent(Edit.class).size());
        ack(Edit.class, 3, 4);
        assertEquals(4_000, ada.socket().lastSent(Edit.class).base());
        ada.say(posted(TEA, edited(ada.mine(3, KEY), 4, "one")));
        assertEquals("two", at(3).text());
    }

    @Test
    void whatWaitsIsCountedAsMessagesAndAsChanges() {
        inTea();
        ada.cut();
        ada.client.edit(TEA, 3, "better", 0);
        ada.client.react(TEA, 1, "👍", true);
        assertEquals(new Tally(0, 2), ada.client.tally());
        ada.client.send(TEA, "hello", null);
        assertEquals(new Tally(1, 2), ada.client.tally());
        assertEquals(3, ada.client.waiting());
    }

    @Test
    void whatIsNoTextOrEmojiIsNotTakenIn() {
        inTea();
        assertThrows(Invalid.class, () -> ada.client.edit(TEA, 3, " ", 0));
        assertThrows(Invalid.class, () -> ada.client.react(TEA, 3, "no emoji", true));
        assertEquals(0, ada.client.waiting());
    }

    @Test
    void aDeletedMessageIsDeletedAtOnceAndBackWhereThatIsRefused() {
        inTea();
        ada.client.delete(TEA, 1);
        assertEquals("", at(1).text());
        assertEquals(Said.ADA.id(), at(1).deletedBy());
        ada.refuse(ada.socket().idOf(Delete.class), ErrorCode.FORBIDDEN, null);
        assertEquals(message(1), at(1));
        assertEquals(List.of(), ada.client.timeline(TEA).changes());
        assertEquals(new Unsent.Change(1, "first", new Unsent.Delete()), ada.seen.refused().getFirst().change());
    }

    @Test
    void aReactionCountsAtOnceAndOnce() {
        inTea();
        ada.client.react(TEA, 1, "👍", true);
        assertEquals(List.of(new Reaction("👍", 1, List.of(Said.ADA.id()), false)), at(1).reactions());
        ack(React.class, 1, 4);
        var told = Said.reacted(message(1), 4, new Reaction("👍", 1, List.of(Said.ADA.id()), false));
        ada.say(posted(TEA, told));
        assertEquals(told, at(1));
        ada.client.react(TEA, 1, "👍", true);
        assertEquals(1, at(1).reactions().getFirst().count());
        ada.client.react(TEA, 1, "👍", false);
        assertEquals(List.of(), at(1).reactions());
    }

    @Test
    void whoIsAmongTheManyOfAReactionStaysAmongThem() {
        inTea();
        var many = IntStream.range(0, 100).mapToObj(i -> new UserId("user" + i)).toList();
        ada.say(posted(TEA, Said.reacted(message(1), 4, new Reaction("👍", 100, many, false))));
        ada.client.react(TEA, 1, "👍", true);
        assertEquals(new Reaction("👍", 101, many, true), at(1).reactions().getFirst());
        ack(React.class, 1, 5);
        ada.say(posted(TEA, Said.reacted(message(1), 5, new Reaction("👍", 101, many, false))));
        ada.say(posted(TEA, Said.reacted(message(1), 6, new Reaction("👍", 102, many, false))));
        assertEquals(new Reaction("👍", 102, many, true), at(1).reactions().getFirst());
    }

    @Test
    void everythingOfARoomGoesInTheOrderInWhichItWasDone() {
        inTea();
        ada.client.send(TEA, "hello", null);
        ada.client.react(TEA, 1, "👍", true);
        ada.client.delete(TEA, 3);
        assertEquals(1, ada.client.timeline(TEA).unsent().size());
        assertEquals(2, ada.client.timeline(TEA).changes().size());
        assertEquals(0, ada.socket().sent(React.class).size());
        ada.ack(4);
        assertEquals(0, ada.socket().sent(Delete.class).size());
        ack(React.class, 1, 5);
        assertEquals(3, ada.socket().lastSent(Delete.class).seq());
    }

    @Test
    void whatWasCutIsAskedAgainInTheSameWords() {
        inTea();
        ada.client.edit(TEA, 3, "better", 0);
        ada.client.react(TEA, 1, "👍", true);
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        var again = ada.socket().lastSent(Edit.class);
        assertEquals("better", again.text());
        assertEquals(0, again.base());
        ack(Edit.class, 3, 4);
        assertEquals("👍", ada.socket().lastSent(React.class).emoji());
    }

    @Test
    void aRestartForgetsNoChange() {
        var store = new MemoryStore();
        ada = new OneClient(store, "one");
        inTea();
        ada.socket().close(1006);
        ada.client.edit(TEA, 3, "better", 0);
        ada.client.delete(TEA, 1);
        ada.client.close();
        ada = new OneClient(store, "two");
        inTea();
        assertEquals("better", at(3).text());
        assertEquals("", at(1).text());
        ack(Edit.class, 3, 4);
        assertEquals(1, ada.socket().lastSent(Delete.class).seq());
    }

    @Test
    void otherDataOfTheServerMakesEveryChangeVoidButLosesNoText() {
        inTea();
        ada.socket().close(1006);
        ada.client.edit(TEA, 3, "better", 0);
        ada.client.delete(TEA, 1);
        ada.client.send(TEA, "hello", null);
        ada.restored();
        ada.clock.advanceUntil(() -> ada.sockets.count() > 1, 30_000);
        ada.welcome(room(TEA), room(DEN));
        assertEquals(0, ada.socket().sent(Edit.class).size());
        assertEquals(0, ada.socket().sent(Delete.class).size());
        assertEquals("hello", ada.socket().lastSent(Send.class).text());
        assertEquals(2, ada.seen.refused().size());
        ada.joined(TEA, 2, messages(1, 2));
        assertEquals("the 1th", at(1).text());
        assertEquals(List.of(), ada.client.timeline(TEA).changes());
        assertEquals("better", ada.seen.refused().getFirst().text());
        assertInstanceOf(Unsent.Refused.class, ada.seen.refused().getFirst().fate());
        assertNull(ada.client.timeline(TEA).find(3));
    }
}
