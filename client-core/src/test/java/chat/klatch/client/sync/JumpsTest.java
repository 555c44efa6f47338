package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a jump on its way: it arrives, or fails for good, or its reader gives it up. */
class JumpsTest extends LongRoom {
    @Test
    void aJumpThatFailsStaysWhereOneIs() {
        inTea();
        ada.client.jump(TEA, 500);
        ada.refuse(asked().id(), ErrorCode.FORBIDDEN, null);
        assertTrue(tea().pagingFailed());
        assertFalse(tea().jumping());
        assertEquals(seqs(951, 1_000), ada.seqs(TEA));
    }

    /** Nothing has failed, and the message is not gone: its reader is still on the way. */
    private void isOnTheWay() {
        assertTrue(tea().jumping());
        assertFalse(tea().pagingFailed());
        assertEquals(seqs(951, 1_000), ada.seqs(TEA));
    }

    @Test
    void aJumpThatIsRefusedForItsRateIsTriedAgain() {
        inTea();
        ada.client.jump(TEA, 500);
        ada.refuse(asked().id(), ErrorCode.RATE_LIMITED, 100L);
        isOnTheWay();
        ada.clock.advance(99);
        assertEquals(1, ada.socket().sent(History.class).size());
        ada.clock.advance(1);
        assertEquals(500, asked().around());
        page(475, 524, true, true);
        assertEquals(seqs(475, 524), ada.seqs(TEA));
        assertFalse(tea().jumping());
    }

    @Test
    void aJumpThatIsCutGoesOnAfterTheNextJoin() {
        inTea();
        ada.client.jump(TEA, 500);
        ada.cut();
        isOnTheWay();
        ada.welcome(room(TEA), room(DEN));
        ada.joined(TEA, 1_000, List.of());
        isOnTheWay();
        page(475, 524, true, true);
        assertEquals(seqs(475, 524), ada.seqs(TEA));
    }

    @Test
    void aJumpGoesOnWhereTheRoomIsToldAnewMeanwhile() {
        inTea();
        ada.client.jump(TEA, 500);
        var before = asked().id();
        ada.say(posted(TEA, message(2_000)));
        ada.joined(TEA, 2_000, messages(1_951, 2_000), true, true);
        assertTrue(tea().jumping());
        ada.say(new Page(before, TEA, 1_000, messages(475, 524), true, true));
        assertEquals(seqs(1_951, 2_000), ada.seqs(TEA));
        page(475, 524, true, true);
        assertEquals(seqs(475, 524), ada.seqs(TEA));
    }

    @Test
    void whoGoesBackToTheNewestJumpsNoMore() {
        inTea();
        ada.client.jump(TEA, 500);
        ada.refuse(asked().id(), ErrorCode.RATE_LIMITED, 100L);
        ada.client.toNewest(TEA);
        assertFalse(tea().jumping());
        ada.clock.advance(10_000);
        assertEquals(1, ada.socket().sent(History.class).size());
    }

    @Test
    void aJumpToANumberOfOtherDataIsForgotten() {
        inTea();
        ada.client.jump(TEA, 500);
        ada.restored();
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        ada.joined(TEA, 1_000, messages(951, 1_000), false, true);
        assertFalse(tea().jumping());
        assertEquals(0, ada.socket().sent(History.class).size());
    }
}
