package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.client.sim.SlowStore;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.MessageKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final OneClient ada = new OneClient();

    private OneClient inTea() {
        ada.up(room(TEA), room(DEN));
        ada.joined(TEA, 0, List.of());
        ada.joined(DEN, 0, List.of());
        return ada;
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

    @Test
    void whatIsWrittenStandsThereAtOnceAndLeavesWhenTheLogShowsIt() {
        inTea();
        var key = ada.client.send(TEA, "hello", null);
        assertEquals(List.of("hello"), unsent());
        ada.ack(1);
        assertEquals(List.of("hello"), unsent());
        assertEquals(0, ada.client.waiting());
        ada.say(posted(TEA, ada.mine(1, key)));
        assertEquals(List.of(), unsent());
        assertEquals(List.of(1L), ada.seqs(TEA));
    }

    @Test
    void theNextOfARoomGoesWhenTheOneBeforeIsAcknowledged() {
        inTea();
        ada.client.send(TEA, "one", null);
        ada.client.send(TEA, "two", null);
        assertEquals(List.of("one"), sent());
        ada.ack(1);
        assertEquals(List.of("one", "two"), sent());
    }

    @Test
    void roomsDoNotWaitForEachOther() {
        inTea();
        ada.client.send(TEA, "tea one", null);
        ada.client.send(DEN, "den one", null);
        ada.client.send(TEA, "tea two", null);
        ada.client.send(DEN, "den two", null);
        assertEquals(List.of("tea one", "den one"), sent());
        ada.ack(1);
        assertEquals(List.of("tea one", "den one", "den two"), sent());
        assertEquals(3, ada.client.waiting());
    }

    @Test
    void whatWasCutGoesAgainWithTheSameKeyInTheSameOrder() {
        inTea();
        var one = ada.client.send(TEA, "one", null);
        var two = ada.client.send(TEA, "two", null);
        ada.cut();
        assertInstanceOf(Unsent.Waiting.class, fate());
        ada.welcome(room(TEA), room(DEN));
        assertEquals(List.of(one), ada.sends().stream().map(Send::key).toList());
        ada.ack(1);
        assertEquals(List.of(one, two), ada.sends().stream().map(Send::key).toList());
    }

    @Test
    void whatTheServerKnewAlreadyLeavesAlsoWhereItLiesFurtherBackThanWhatIsLoaded() {
        inTea();
        ada.client.send(TEA, "hello", null);
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 900, messages(851, 900), true, true);
        var again = ada.socket().lastSent(Send.class);
        ada.say(new Ack(again.id(), TEA, 5, 5, 5, true));
        assertEquals(List.of(), unsent());
        assertEquals(0, ada.client.waiting());
    }

    @Test
    void aMessageThatTheLogShowsBeforeItsAckIsNotSentAgain() {
        inTea();
        var key = ada.client.send(TEA, "hello", null);
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 1, List.of(ada.mine(1, key)));
        assertEquals(List.of(), unsent());
        ada.ack(1);
        ada.client.send(TEA, "next", null);
        assertEquals(List.of("hello", "next"), sent());
    }

    @Test
    void whatPassesIsTriedAgainWithTheSameKeyAfterTheTimeThatTheServerNamed() {
        for (ErrorCode code : List.of(ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL)) {
            var eve = new OneClient().up(room(TEA));
            var key = eve.client.send(TEA, "hello", null);
            eve.refuse(eve.sends().getLast().id(), code, 2_500L);
            eve.clock.advance(2_499);
            assertEquals(1, eve.sends().size());
            eve.clock.advance(1);
            assertEquals(List.of(key, key), eve.sends().stream().map(Send::key).toList());
        }
    }

    @Test
    void whatIsWrittenMeanwhileWaitsBehindWhatWasToldToWait() {
        inTea();
        ada.client.send(TEA, "one", null);
        ada.refuse(ada.sends().getLast().id(), ErrorCode.RATE_LIMITED, 2_500L);
        ada.client.send(TEA, "two", null);
        assertEquals(List.of("one"), sent());
        ada.clock.advance(2_500);
        ada.ack(1);
        assertEquals(List.of("one", "one", "two"), sent());
    }

    @Test
    void aReconnectDoesNotShortenTheWaitThatTheServerNamed() {
        inTea();
        ada.client.send(TEA, "one", null);
        ada.refuse(ada.sends().getLast().id(), ErrorCode.RATE_LIMITED, 20_000L);
        ada.cut();
        ada.welcome(room(TEA));
        assertEquals(List.of(), sent());
        ada.clock.advance(20_000);
        assertEquals(List.of("one"), sent());
    }

    @Test
    void whatIsRefusedForGoodStaysForItsAuthorAndHoldsUpNobody() {
        for (ErrorCode code : List.of(ErrorCode.FORBIDDEN, ErrorCode.READ_ONLY, ErrorCode.CONFLICT, ErrorCode.INVALID,
                ErrorCode.NOT_FOUND)) {
            var eve = new OneClient().up(room(TEA));
            eve.client.send(TEA, "one", null);
            eve.client.send(TEA, "two", null);
            eve.refuse(eve.sends().getLast().id(), code, null);
            assertEquals(2, eve.sends().size());
            var refused = eve.client.timeline(TEA).unsent().getFirst();
            assertEquals(code, assertInstanceOf(Unsent.Refused.class, refused.fate()).code());
            assertEquals(1, eve.client.waiting());
        }
    }

    @Test
    void onlyWhatIsRefusedCanBeThrownAway() {
        inTea();
        var key = ada.client.send(TEA, "one", null);
        ada.client.discard(key);
        assertEquals(List.of("one"), unsent());
        ada.refuse(ada.sends().getLast().id(), ErrorCode.FORBIDDEN, null);
        ada.client.discard(key);
        assertEquals(List.of(), unsent());
    }

    @Test
    void whatIsNoTextIsNotTakenIn() {
        inTea();
        assertThrows(Invalid.class, () -> ada.client.send(TEA, " \n", null));
        assertThrows(Invalid.class, () -> ada.client.send(TEA, "x".repeat(8_001), null));
        assertEquals(0, ada.client.waiting());
    }

    @Test
    void nothingIsSentBeforeItIsSafe() {
        var store = new SlowStore(new MemoryStore());
        var eve = new OneClient(store, "eve").signedIn();
        store.finish();
        eve.welcome(room(TEA));
        eve.client.send(TEA, "one", null);
        eve.client.send(TEA, "two", null);
        assertEquals(List.of(), eve.sends());
        store.finish();
        assertEquals(1, eve.sends().size());
        assertEquals("one", eve.sends().getFirst().text());
    }

    @Test
    void aRestartForgetsNothingAndSendsInTheOrderOfWriting() {
        var store = new MemoryStore();
        var first = new OneClient(store, "one").up(room(TEA));
        var keys = List.of(first.client.send(TEA, "one", null), first.client.send(TEA, "two", null));
        first.client.close();
        var second = new OneClient(store, "two").up(room(TEA));
        second.ack(1);
        assertEquals(keys, second.sends().stream().map(Send::key).toList());
    }

    @Test
    void whatIsWrittenBeforeTheStoreHasAnsweredComesAfterWhatWasLeftBehind() {
        var kept = new MemoryStore();
        new OneClient(kept, "one").signedIn().client.send(TEA, "before", null);
        var store = new SlowStore(kept);
        var eve = new OneClient(store, "two").signedIn();
        eve.client.send(TEA, "after", null);
        store.finish();
        assertEquals(List.of("before", "after"),
                eve.client.timeline(TEA).unsent().stream().map(Unsent::text).toList());
    }

    @Test
    void anEndedSessionKeepsWhatWasNotSentForTheNextOneOfTheSameAccount() {
        inTea();
        ada.client.send(TEA, "hello", null);
        ada.socket().close(4502);
        ada.client.signIn(new Credentials("ada", "correct horse"), problem -> {
        });
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.ADA, "token-2"));
        ada.welcome(room(TEA));
        assertEquals(List.of("hello"), sent());
    }

    @Test
    void anotherAccountSeesNothingOfIt() {
        var store = new SlowStore(new MemoryStore());
        var eve = new OneClient(store, "eve").signedIn();
        store.finish();
        eve.welcome(room(TEA));
        eve.client.send(TEA, "hello", null);
        store.finish();
        eve.socket().close(4502);
        for (var user : List.of(Said.ADA, Said.BOB)) {
            eve.client.signIn(new Credentials("x", "correct horse"), problem -> {
            });
            eve.http.take("POST /api/sessions").answer(201, Said.signedIn(user, "token-of-" + user.name()));
        }
        store.finish();
        eve.welcome(room(TEA));
        assertEquals(List.of(), eve.client.timeline(TEA).unsent());
        assertEquals(List.of(), eve.sends());
    }

    @Test
    void restoredDataIsToldAgainWhatItAcknowledgedAndHasNotShown() {
        inTea();
        var key = ada.client.send(TEA, "hello", null);
        ada.ack(7);
        ada.restored();
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 20, messages(1, 20));
        assertEquals(List.of(key), ada.sends().stream().map(Send::key).toList());
        ada.ack(21);
        ada.say(posted(TEA, ada.mine(21, key)));
        assertEquals(List.of(), unsent());
    }

    @Test
    void whatIsAcknowledgedAndNotYetShownIsNotSentAgainAfterACut() {
        inTea();
        ada.client.send(TEA, "hello", null);
        ada.ack(1);
        ada.cut();
        ada.welcome(room(TEA));
        assertEquals(List.of(), sent());
    }

    @Test
    void aRoomThatIsGoneKeepsUpNobodyElse() {
        inTea();
        ada.client.send(DEN, "one", null);
        ada.say(new Gone(DEN));
        ada.client.send(TEA, "two", null);
        assertEquals(List.of("one", "two"), sent());
    }

    @Test
    void anAnswerThatIsNoneOfASendCountsAsNoAnswer() {
        inTea();
        ada.client.send(TEA, "one", null);
        ada.say(new chat.klatch.protocol.frame.Left(ada.sends().getLast().id(), TEA));
        assertTrue(ada.client.waiting() == 1 && ada.sends().size() <= 2);
    }

    @Test
    void theSameKeyFromSomebodyElseIsAnotherMessage() {
        inTea();
        MessageKey key = ada.client.send(TEA, "hello", null);
        ada.say(posted(TEA, Said.message(1, Said.BOB, key)));
        assertEquals(List.of("hello"), unsent());
    }

    @Test
    void aMessageThatAPageOfTheLogShowsBeforeItsAckWaitsNoMore() {
        inTea();
        var key = ada.client.send(TEA, "hello", null);
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 900, messages(851, 900), true, true);
        ada.client.older(TEA);
        ada.say(new Page(ada.socket().idOf(History.class), TEA, 900, List.of(ada.mine(5, key)), true, true));
        assertEquals(List.of(), unsent());
    }

    @Test
    void whatIsWrittenWithoutANetworkIsGivenToNoSocketThatMightSendItLater() {
        inTea();
        var before = ada.socket();
        ada.sockets.offline();
        ada.client.send(TEA, "in a tunnel", null);
        assertEquals(0, ada.client.perhapsSent());
        ada.client.signOut();
        assertEquals(List.of(), before.sent(Send.class));
    }

    @Test
    void whatASocketHasTakenWithoutAnAnswerMayHaveArrivedUntilItIsAnswered() {
        inTea();
        ada.client.send(TEA, "one", null);
        ada.client.send(TEA, "two", null);
        ada.client.send(DEN, "three", null);
        assertEquals(3, ada.client.waiting());
        assertEquals(2, ada.client.perhapsSent());
        ada.cut();
        ada.client.send(DEN, "four", null);
        assertEquals(2, ada.client.perhapsSent());
        ada.welcome(room(TEA), room(DEN));
        var one = ada.sends().getFirst();
        ada.say(new Ack(one.id(), TEA, 1, 1, 1_000, true));
        assertEquals(2, ada.client.perhapsSent(), "two has followed on one");
        ada.refuse(ada.sends().getLast().id(), ErrorCode.FORBIDDEN, null);
        assertEquals(1, ada.client.perhapsSent());
    }

    @Test
    void whatTheServerTurnedAwayHasNotArrivedUnlessASocketTookItBefore() {
        inTea();
        ada.client.send(TEA, "too fast", null);
        ada.refuse(ada.sends().getLast().id(), ErrorCode.RATE_LIMITED, 2_500L);
        assertEquals(1, ada.client.waiting());
        assertEquals(0, ada.client.perhapsSent());
        ada.clock.advance(2_500);
        assertEquals(1, ada.client.perhapsSent());
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        ada.refuse(ada.sends().getLast().id(), ErrorCode.UNAVAILABLE, 2_500L);
        assertEquals(1, ada.client.perhapsSent());
    }

    @Test
    void whatAnEarlierLifeLeftMayHaveArrivedTooForNobodyKnows() {
        var store = new MemoryStore();
        var first = new OneClient(store, "ada").up(room(TEA));
        first.joined(TEA, 0, List.of());
        first.cut();
        first.client.send(TEA, "before the reload", null);
        assertEquals(0, first.client.perhapsSent());
        first.client.close();
        var second = new OneClient(store, "ada2").signedIn();
        assertEquals(1, second.client.perhapsSent());
    }
}
