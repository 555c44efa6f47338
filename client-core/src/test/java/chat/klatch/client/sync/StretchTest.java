package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.edited;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.model.Message;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which part of a long room is held, and how one moves through it. */
class StretchTest extends LongRoom {
    private void jump(long seq) {
        ada.client.jump(TEA, seq);
        assertEquals(seq, asked().around());
        page(seq - 25, seq + 24, true, true);
    }

    @Test
    void whoIsFarBackStillKnowsTheNewest() {
        inTea();
        jump(500);
        assertEquals(1_000, tea().newest());
        ada.say(posted(TEA, message(1_001)));
        assertEquals(1_001, tea().newest());
        assertEquals(524, tea().messages().getLast().seq());
    }

    private @Nullable String text(long seq) {
        var there = tea().find(seq);
        return there == null ? null : there.text();
    }

    @Test
    void aJumpShowsWhatIsAroundAndTheNewestAreKeptTrueMeanwhile() {
        inTea();
        jump(500);
        assertEquals(seqs(475, 524), ada.seqs(TEA));
        assertTrue(tea().newer());
        ada.say(posted(TEA, message(1_001)), posted(TEA, edited(message(500), 1_002, "better")));
        assertEquals(seqs(475, 524), ada.seqs(TEA));
        assertEquals("better", text(500));
        assertEquals(1, ada.listed(TEA).unread());
        ada.client.toNewest(TEA);
        assertEquals(seqs(951, 1_001), ada.seqs(TEA));
        assertFalse(tea().newer());
    }

    @Test
    void whoReadsOnMeetsTheNewestAgain() {
        inTea();
        jump(900);
        ada.client.newer(TEA);
        assertEquals(924, asked().after());
        assertTrue(tea().pagingNewer());
        ada.say(posted(TEA, message(1_001)));
        page(925, 974, true, true);
        assertEquals(seqs(875, 1_001), ada.seqs(TEA));
        assertFalse(tea().newer());
        ada.say(posted(TEA, message(1_002)));
        assertEquals(1_002, ada.seqs(TEA).getLast());
    }

    @Test
    void aJumpIntoWhatIsHeldFetchesNothing() {
        inTea();
        ada.client.jump(TEA, 960);
        assertEquals(0, ada.socket().sent(History.class).size());
        assertFalse(tea().newer());
        jump(500);
        ada.client.jump(TEA, 480);
        assertEquals(1, ada.socket().sent(History.class).size());
        ada.client.jump(TEA, 1_000);
        assertFalse(tea().newer());
        assertEquals(seqs(951, 1_000), ada.seqs(TEA));
    }

    @Test
    void aJumpNearTheNewestIsOneStretchWithThem() {
        inTea();
        ada.client.jump(TEA, 940);
        page(915, 964, true, true);
        assertEquals(seqs(915, 1_000), ada.seqs(TEA));
        assertFalse(tea().newer());
    }

    @Test
    void aJumpIntoARoomThatIsNotThereYetFollowsItsJoin() {
        ada.up(room(TEA));
        ada.client.jump(TEA, 500);
        assertEquals(0, ada.socket().sent(History.class).size());
        ada.joined(TEA, 1_000, messages(951, 1_000), false, true);
        assertEquals(500, asked().around());
        assertTrue(tea().jumping());
    }

    @Test
    void whatAPageKnowsBeforeItIsToldComesLive() {
        inTea();
        var key = ada.client.send(TEA, "hello", null);
        ada.client.jump(TEA, 940);
        ada.say(new Page(asked().id(), TEA, 1_001, Stream.concat(messages(915, 1_000).stream(),
                Stream.of(ada.mine(1_001, key))).toList(), true, false));
        assertEquals(seqs(915, 1_000), ada.seqs(TEA));
        assertEquals(1, tea().unsent().size());
        ada.say(posted(TEA, ada.mine(1_001, key)));
        assertEquals(seqs(915, 1_001), ada.seqs(TEA));
        assertEquals(List.of(), tea().unsent());
    }

    @Test
    void aNewJumpMakesTheOneBeforeVoid() {
        inTea();
        ada.client.jump(TEA, 200);
        var first = asked().id();
        ada.client.jump(TEA, 500);
        ada.say(new Page(first, TEA, 1_000, messages(175, 224), true, true));
        assertEquals(seqs(951, 1_000), ada.seqs(TEA));
        page(475, 524, true, true);
        assertEquals(seqs(475, 524), ada.seqs(TEA));
    }

    @Test
    void aCutLosesNothingOfTheStretch() {
        inTea();
        jump(500);
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        ada.joined(TEA, 1_001, List.of(edited(message(500), 1_001, "better")));
        assertEquals(seqs(475, 524), ada.seqs(TEA));
        assertEquals("better", text(500));
    }

    @Test
    void aResetFetchesTheStretchAnew() {
        inTea();
        jump(500);
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        ada.joined(TEA, 3_000, messages(2_951, 3_000), true, true);
        assertEquals(500, asked().around());
        ada.say(new Page(asked().id(), TEA, 3_000, List.of(edited(message(500), 2_000, "better")), true, true));
        assertEquals(List.of(500L), ada.seqs(TEA));
        assertEquals("better", text(500));
    }

    @Test
    void aResetWhoseStretchCannotBeFetchedShowsTheNewest() {
        inTea();
        jump(500);
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        ada.joined(TEA, 3_000, messages(2_951, 3_000), true, true);
        ada.refuse(asked().id(), ErrorCode.INTERNAL, null);
        assertEquals(seqs(2_951, 3_000), ada.seqs(TEA));
        assertFalse(tea().newer());
    }

    @Test
    void whoStaysAtTheNewestHoldsNoMoreThanIsBounded() {
        inTea();
        for (long seq = 1_001; seq <= 3_000; seq++) {
            ada.say(posted(TEA, message(seq)));
            assertTrue(tea().messages().size() <= Shown.MOST);
        }
        assertEquals(3_000, ada.seqs(TEA).getLast());
        assertTrue(tea().more());
        ada.client.older(TEA);
        assertEquals(ada.seqs(TEA).getFirst(), asked().before());
    }

    @Test
    void whoGoesFarBackLetsGoOfTheNewestAndFindsThemAgain() {
        inTea();
        while (tea().more()) {
            ada.client.older(TEA);
            long before = Objects.requireNonNull(asked().before());
            page(Math.max(1, before - 50), before - 1, before > 51, true);
            assertTrue(tea().messages().size() <= Shown.MOST);
        }
        assertEquals(1, ada.seqs(TEA).getFirst());
        assertTrue(tea().newer());
        ada.say(posted(TEA, message(1_001)));
        while (tea().newer()) {
            ada.client.newer(TEA);
            long after = Objects.requireNonNull(asked().after());
            page(after + 1, Math.min(1_000, after + 50), true, after + 50 < 1_000);
            assertTrue(tea().messages().size() <= Shown.MOST + Shown.NEWEST);
        }
        assertEquals(1_001, ada.seqs(TEA).getLast());
        assertEquals(seqs(ada.seqs(TEA).getFirst(), 1_001), ada.seqs(TEA));
    }

    @Test
    void whoHasGoneBackAndReadsTheNewestAgainKeepsThem() {
        inTea();
        for (int i = 0; i < 8; i++) {
            ada.client.older(TEA);
            long before = Objects.requireNonNull(asked().before());
            page(before - 50, before - 1, true, true);
        }
        ada.client.read(TEA, 1_000);
        for (long seq = 1_001; seq <= 1_200; seq++) {
            ada.say(posted(TEA, message(seq)));
        }
        assertFalse(tea().newer());
        assertEquals(1_200, ada.seqs(TEA).getLast());
    }

    @Test
    void whatIsReferredToIsFetchedOnceAndKeptTrue() {
        inTea();
        ada.client.quote(TEA, 7);
        ada.client.quote(TEA, 960);
        ada.client.quote(TEA, 9);
        assertEquals(List.of(7L), asked().seqs());
        assertNull(text(7));
        ada.say(posted(TEA, edited(message(7), 1_001, "better")));
        ada.say(new Page(asked().id(), TEA, 1_000, List.of(message(7)), true, true));
        assertEquals(List.of(9L), asked().seqs());
        assertEquals("better", text(7));
        ada.say(new Page(asked().id(), TEA, 1_001, List.of(message(9)), true, true));
        ada.client.quote(TEA, 7);
        assertEquals(2, ada.socket().sent(History.class).size());
        ada.say(posted(TEA, edited(message(7), 1_002, "best")));
        assertEquals("best", text(7));
        assertEquals(seqs(951, 1_000), ada.seqs(TEA));
    }

    @Test
    void whatIsReferredToIsAskedForAgainAfterACut() {
        inTea();
        ada.client.quote(TEA, 7);
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        ada.joined(TEA, 1_000, List.of());
        ada.say(new Page(asked().id(), TEA, 1_000, List.of(message(7)), true, true));
        assertEquals("the 7th", text(7));
    }

    @Test
    void theRestOfWhatAnAnswerHadNoSpaceForIsAskedFor() {
        inTea();
        ada.client.quote(TEA, 1);
        ada.client.quote(TEA, 2);
        ada.client.quote(TEA, 3);
        ada.say(new Page(asked().id(), TEA, 1_000, List.of(message(1)), false, true));
        assertEquals(List.of(2L, 3L), asked().seqs());
        ada.say(new Page(asked().id(), TEA, 1_000, List.of(message(2)), true, true));
        assertEquals(List.of(3L), asked().seqs());
    }

    @Test
    void whatIsNotThereIsNotAskedForAgainUntilTheDataIsAnother() {
        inTea();
        ada.client.quote(TEA, 7);
        ada.say(new Page(asked().id(), TEA, 1_000, List.of(), false, false));
        ada.client.quote(TEA, 7);
        assertEquals(1, ada.socket().sent(History.class).size());
        ada.restored();
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        ada.joined(TEA, 1_000, messages(951, 1_000), false, true);
        ada.client.quote(TEA, 7);
        assertEquals(List.of(7L), asked().seqs());
    }

    private static Message at(Timeline timeline, int index) {
        return timeline.messages().get(index);
    }

    @Test
    void whatWasAskedOfAMessageIsForeseenWhereverItLies() {
        inTea();
        jump(500);
        ada.client.react(TEA, 475, "👍", true);
        assertEquals(1, at(tea(), 0).reactions().size());
    }
}
