package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.deleted;
import static chat.klatch.client.sim.Said.edited;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.sim.OneClient;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.model.Message;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomSyncTest {
    private final OneClient ada = new OneClient();

    /** Ada is in a room of a hundred messages and has loaded the last fifty. */
    private void inTea() {
        ada.up(room(TEA));
        ada.joined(TEA, 100, messages(51, 100), false, true, 100, 0, 0);
    }

    private Message at(long seq) {
        return ada.client.timeline(TEA).messages().stream().filter(one -> one.seq() == seq).findFirst().orElseThrow();
    }

    private static List<Long> seqs(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private void page(long rev, List<Message> messages, boolean more) {
        ada.say(new Page(ada.socket().idOf(History.class), TEA, rev, messages, more, true));
    }

    @Test
    void theFirstJoinAsksForTheNewestAndTheNextForWhatWasMissed() {
        ada.up(room(TEA));
        assertNull(ada.join(TEA).since());
        ada.joined(TEA, 100, messages(51, 100), false, true);
        ada.cut();
        ada.welcome(room(TEA));
        assertEquals(100, ada.join(TEA).since());
        ada.joined(TEA, 102, messages(101, 102));
        assertEquals(seqs(51, 102), ada.seqs(TEA));
        assertTrue(ada.client.timeline(TEA).more());
    }

    @Test
    void eachRevIsTakenOnce() {
        inTea();
        ada.say(posted(TEA, message(101)), posted(TEA, message(101)), posted(TEA, message(51)));
        ada.say(posted(TEA, message(102)));
        assertEquals(seqs(51, 102), ada.seqs(TEA));
        assertEquals(2, ada.listed(TEA).unread());
        assertEquals(1, ada.joins(TEA).size());
    }

    @Test
    void aGapIsFilledBeforeAnythingBehindItIsShown() {
        inTea();
        ada.say(posted(TEA, message(102)), posted(TEA, message(103)));
        assertEquals(seqs(51, 100), ada.seqs(TEA));
        assertEquals(2, ada.joins(TEA).size());
        assertEquals(100, ada.join(TEA).since());
        ada.joined(TEA, 103, messages(101, 103));
        ada.say(posted(TEA, message(104)));
        assertEquals(seqs(51, 104), ada.seqs(TEA));
        assertEquals(2, ada.joins(TEA).size());
    }

    @Test
    void aResetDropsWhatWasThere() {
        inTea();
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 900, messages(851, 900), true, true);
        assertEquals(seqs(851, 900), ada.seqs(TEA));
        assertTrue(ada.client.timeline(TEA).more());
    }

    @Test
    void aResetOfARoomThatIsNowShortSaysThatNothingIsOlder() {
        inTea();
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 3, messages(1, 3), true, false);
        assertEquals(seqs(1, 3), ada.seqs(TEA));
        assertFalse(ada.client.timeline(TEA).more());
    }

    @Test
    void otherDataOfTheServerMakesEveryRevVoid() {
        inTea();
        ada.restored();
        ada.cut();
        ada.welcome(room(TEA));
        assertNull(ada.join(TEA).since());
        ada.joined(TEA, 40, messages(1, 40));
        assertEquals(seqs(1, 40), ada.seqs(TEA));
        ada.say(posted(TEA, message(41)));
        assertEquals(seqs(1, 41), ada.seqs(TEA));
    }

    @Test
    void aResumedMessageThatIsOlderThanAllThatIsLoadedIsNotInserted() {
        inTea();
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 102, List.of(edited(message(7), 101, "old"), edited(message(60), 102, "new")));
        assertEquals(seqs(51, 100), ada.seqs(TEA));
        assertEquals("new", at(60).text());
    }

    @Test
    void aChangeOfAMessageThatIsNotLoadedMovesTheCursorOnly() {
        inTea();
        ada.say(posted(TEA, edited(message(7), 101, "old")), posted(TEA, message(102)));
        assertEquals(102, ada.seqs(TEA).getLast());
        assertEquals(51, ada.seqs(TEA).getFirst());
        assertEquals(1, ada.joins(TEA).size());
    }

    @Test
    void anEditReplacesAndAnOlderStateNeverDoes() {
        inTea();
        ada.say(posted(TEA, edited(message(60), 101, "new")));
        assertEquals("new", at(60).text());
        ada.client.older(TEA);
        page(101, messages(1, 50), false);
        assertEquals("new", at(60).text());
        assertEquals(seqs(1, 100), ada.seqs(TEA));
    }

    @Test
    void aPageNeverOverwritesWhatCameWhileItWasUnderWay() {
        inTea();
        ada.client.older(TEA);
        ada.say(posted(TEA, edited(message(20), 101, "new")), posted(TEA, deleted(message(21), 102)));
        page(100, messages(1, 50), false);
        assertEquals("new", at(20).text());
        assertEquals(102, at(21).rev());
    }

    @Test
    void norWhatCameWithAResumeWhileItWasUnderWay() {
        inTea();
        ada.client.older(TEA);
        ada.say(posted(TEA, message(103)));
        ada.joined(TEA, 103, List.of(edited(message(20), 101, "new"), message(102), message(103)));
        page(100, messages(1, 50), false);
        assertEquals("new", at(20).text());
    }

    @Test
    void aPageThatIsNewerThanWhatCameMeanwhileStands() {
        inTea();
        ada.client.older(TEA);
        ada.say(posted(TEA, edited(message(50), 101, "new")));
        page(102, List.of(edited(message(50), 102, "newest")), true);
        assertEquals("newest", at(50).text());
    }

    @Test
    void aPageOfBeforeAResetIsVoidAlsoWhereItSeemsToFit() {
        inTea();
        ada.client.older(TEA);
        ada.say(posted(TEA, message(900)));
        ada.joined(TEA, 900, messages(51, 100), true, true);
        page(100, messages(1, 50), false);
        assertEquals(seqs(51, 100), ada.seqs(TEA));
        assertTrue(ada.client.timeline(TEA).more());
    }

    @Test
    void olderMessagesAreFetchedOnceAtATime() {
        inTea();
        ada.client.older(TEA);
        ada.client.older(TEA);
        assertEquals(1, ada.socket().sent(History.class).size());
        assertEquals(51, ada.socket().lastSent(History.class).before());
        assertTrue(ada.client.timeline(TEA).paging());
        page(100, messages(1, 50), false);
        assertFalse(ada.client.timeline(TEA).paging());
        ada.client.older(TEA);
        assertEquals(1, ada.socket().sent(History.class).size());
    }

    @Test
    void aFetchThatFailedSaysSoAndCanBeAskedForAgain() {
        inTea();
        ada.client.older(TEA);
        ada.refuse(ada.socket().idOf(History.class), ErrorCode.RATE_LIMITED, 100L);
        assertTrue(ada.client.timeline(TEA).pagingFailed());
        ada.client.older(TEA);
        ada.cut();
        assertTrue(ada.client.timeline(TEA).pagingFailed());
        assertFalse(ada.client.timeline(TEA).paging());
        ada.client.older(TEA);
        assertTrue(ada.client.timeline(TEA).pagingFailed());
    }

    @Test
    void aJoinThatWasToldToWaitIsAskedAgain() {
        ada.up(room(TEA));
        ada.refuse(ada.join(TEA).id(), ErrorCode.RATE_LIMITED, 700L);
        ada.clock.advance(699);
        assertEquals(1, ada.joins(TEA).size());
        ada.clock.advance(1);
        assertEquals(2, ada.joins(TEA).size());
    }

    @Test
    void aJoinThatWasToldToWaitIsNotAskedForBySomebodyElse() {
        ada.up(room(TEA));
        ada.refuse(ada.join(TEA).id(), ErrorCode.RATE_LIMITED, 20_000L);
        ada.socket().close(4502);
        ada.client.signIn(new chat.klatch.protocol.call.Credentials("bob", "correct horse"), problem -> {
        });
        ada.http.take("POST /api/sessions").answer(201,
                chat.klatch.client.sim.Said.signedIn(chat.klatch.client.sim.Said.BOB, "token-of-bob"));
        ada.welcome();
        ada.clock.advance(20_000);
        assertEquals(List.of(), ada.socket().sent(Join.class));
    }

    @Test
    void whoIsToldHearsOnlyOfWholeStates() {
        ada.up(room(TEA));
        ada.joined(TEA, 2, messages(1, 2));
        var one = ada.client.send(TEA, "one", null);
        ada.ack(3);
        var two = ada.client.send(TEA, "two", null);
        ada.cut();
        ada.welcome(room(TEA));
        int before = ada.seen.timelines().size();
        var states = new java.util.ArrayList<List<Long>>();
        ada.seen.onTimeline(() -> states.add(ada.seqs(TEA)));
        ada.joined(TEA, 5, List.of(edited(message(2), 5, "new"), ada.mine(3, one), ada.mine(4, two)));
        assertTrue(ada.seen.timelines().size() > before);
        assertEquals(List.of(seqs(1, 4)), states.stream().distinct().toList());
    }
}
