package chat.klatch.client.view.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Tally;
import chat.klatch.client.view.strip.StripState.Kind;
import chat.klatch.protocol.CloseCode;
import org.junit.jupiter.api.Test;

class StripStateTest {
    private static final long DOWN = 1_000_000;
    private static final Tally ONE = new Tally(1, 0);

    private static StripState trying(long after, int tries) {
        return StripState.of(new Link.Trying(DOWN, tries), DOWN + after, true, Tally.NONE);
    }

    private static StripState waiting(long after, long until, int messages) {
        var link = new Link.Waiting(DOWN, DOWN + until, 2, false);
        return StripState.of(link, DOWN + after, true, new Tally(messages, 0));
    }

    @Test
    void whatPassesWithinTwoSecondsIsNotTold() {
        assertEquals(StripState.NONE, StripState.of(new Link.Up(), DOWN, true, new Tally(3, 0)));
        assertEquals(Kind.NONE, trying(1_999, 0).kind());
        assertEquals(Kind.NONE, waiting(1_999, 9_000, 1).kind());
        assertEquals(Kind.CONNECTING, trying(2_000, 0).kind());
        assertEquals(Kind.RECONNECTING, waiting(2_000, 9_000, 1).kind());
    }

    @Test
    void aWaitIsCountedDownAndNeverToNothing() {
        assertEquals(" in 4 s.", waiting(2_000, 6_000, 0).countdown());
        assertEquals(" in 4 s.", waiting(2_001, 6_000, 0).countdown());
        assertEquals(" in 1 s.", waiting(6_000, 6_000, 0).countdown());
    }

    @Test
    void whatWaitsHereIsToldByItsNumber() {
        assertEquals("", waiting(3_000, 9_000, 0).rest());
        assertEquals("1 message is waiting here and will go out by itself.", waiting(3_000, 9_000, 1).rest());
        assertEquals("3 messages are waiting here and will go out by themselves.", waiting(3_000, 9_000, 3).rest());
    }

    @Test
    void changesOfMessagesAreNoMessages() {
        var changes = new Tally(0, 2);
        var both = new Tally(1, 1);
        var down = new Link.Waiting(DOWN, DOWN + 9_000, 2, false);
        assertEquals("2 changes are waiting here and will go out by themselves.",
                StripState.of(down, DOWN + 3_000, true, changes).rest());
        assertEquals("Keep writing; 1 message and 1 change will go out when you’re back.",
                StripState.of(down, DOWN + 60_000, true, both).rest());
        assertEquals("Back online. Sending 2 changes…", StripState.sending(changes).rest());
    }

    @Test
    void aMinuteIsOfflineAndSoIsABrowserThatSaysSo() {
        assertEquals(Kind.OFFLINE, waiting(60_000, 70_000, 1).kind());
        assertEquals(Kind.OFFLINE, trying(60_000, 9).kind());
        assertEquals(Kind.OFFLINE, StripState.of(new Link.Trying(DOWN, 1), DOWN + 100, false, Tally.NONE).kind());
        assertEquals("Keep writing; 1 message will go out when you’re back.", waiting(60_000, 70_000, 1).rest());
    }

    @Test
    void whereNobodyWritesNobodyIsToldToWriteOn() {
        assertEquals("1 message is waiting here and will go out by itself.",
                waiting(60_000, 70_000, 1).whereNobodyWrites(ONE).rest());
        assertEquals("", waiting(60_000, 70_000, 0).whereNobodyWrites(Tally.NONE).rest());
        assertEquals(waiting(3_000, 9_000, 0), waiting(3_000, 9_000, 0).whereNobodyWrites(Tally.NONE));
    }

    @Test
    void aBrowserThatSaysSoIsNotBelievedBeforeTheFirstTryHasShownIt() {
        assertEquals(Kind.NONE, StripState.of(new Link.Trying(DOWN, 0), DOWN + 1_999, false, ONE).kind());
        assertEquals(Kind.OFFLINE, StripState.of(new Link.Trying(DOWN, 0), DOWN + 2_000, false, ONE).kind());
        assertEquals(Kind.OFFLINE,
                StripState.of(new Link.Waiting(DOWN, DOWN + 500, 1, false), DOWN + 10, false, ONE).kind());
    }

    @Test
    void anotherTryLooksLikeTheWaitBeforeIt() {
        var between = trying(3_000, 2);
        assertEquals(waiting(3_000, 9_000, 0).kind(), between.kind());
        assertEquals(waiting(3_000, 9_000, 0).action(), between.action());
    }

    @Test
    void whatEndedForGoodSaysWhy() {
        var many = StripState.of(new Link.Stopped(CloseCode.TOO_MANY_CONNECTIONS.code()), DOWN, true, Tally.NONE);
        assertEquals("The connection was ended. Klatch is open in too many other windows.", many.spoken());
        assertEquals(StripState.Action.TRY_NOW, many.action());
    }

    @Test
    void nobodyIsToldThatWhatIsNotKeptIsSafe() {
        assertEquals("What you write isn’t kept on this device. Leave this page open until it is sent.",
                StripState.NONE.unkept().spoken());
        assertEquals(StripState.NONE.unkept(), StripState.UPDATED.unkept());
        assertEquals("1 message is waiting here and will go out by itself. What you write isn’t kept on this device. "
                + "Leave this page open until it is sent.", waiting(3_000, 9_000, 1).unkept().rest());
        assertEquals("What you write isn’t kept on this device. Leave this page open until it is sent.",
                waiting(3_000, 9_000, 0).unkept().rest());
        assertFalse(StripState.SIGNED_OUT.unkept().spoken().contains("Nothing you wrote is lost"));
        assertEquals(StripState.BACK, StripState.BACK.unkept());
        assertEquals(StripState.back(ONE), StripState.back(ONE).unkept());
    }

    @Test
    void theCountdownIsNotSpoken() {
        assertEquals("Reconnecting. 1 message is waiting here and will go out by itself.",
                waiting(3_000, 9_000, 1).spoken());
    }
}
