package chat.klatch.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.Stage;
import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Expiring;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Ping;
import chat.klatch.protocol.frame.Pong;
import chat.klatch.protocol.frame.SettingsChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private final OneClient ada = new OneClient();

    private Link link() {
        return ada.client.link();
    }

    private Link.Waiting waiting() {
        return assertInstanceOf(Link.Waiting.class, link());
    }

    private void refresh(String token) {
        ada.http.take("POST /api/sessions/refresh").answer(200, Said.signedIn(Said.ADA, token));
    }

    @Test
    void theFirstFrameIsTheTokenAndTheWelcomeMakesItStand() {
        ada.signedIn();
        ada.socket().accept();
        assertEquals("token-1", ada.socket().lastSent(Auth.class).token());
        assertInstanceOf(Link.Trying.class, link());
        ada.welcome();
        assertInstanceOf(Link.Up.class, link());
    }

    @Test
    void eachTryWaitsUpToTwiceAsLongAsTheOneBeforeAndNeverOverHalfAMinute() {
        ada.up();
        for (long bound : new long[]{1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000}) {
            ada.cut();
            assertEquals(bound, ada.chance.bounds().getLast());
        }
    }

    @Test
    void aConnectionThatStoodForHalfAMinuteMakesTheNextTryAFirstOne() {
        ada.up();
        ada.cut();
        ada.cut();
        ada.welcome();
        ada.clock.advance(20_000);
        ada.say(new Pong(1));
        ada.clock.advance(10_000);
        ada.cut();
        assertEquals(List.of(1_000L, 2_000L, 1_000L), ada.chance.bounds());
    }

    @Test
    void aConnectionThatStoodForLessDoesNot() {
        ada.up();
        ada.cut();
        ada.cut();
        ada.welcome();
        ada.clock.advance(29_000);
        ada.cut();
        assertEquals(List.of(1_000L, 2_000L, 4_000L), ada.chance.bounds());
    }

    @Test
    void aGoodbyeSaysHowLongToWait() {
        ada.up();
        ada.say(new Goodbye(12_345));
        ada.socket().close(4001);
        assertEquals(ada.clock.elapsed() + 12_345, waiting().until());
        ada.clock.advance(12_344);
        assertEquals(1, ada.sockets.count());
        ada.clock.advance(1);
        assertEquals(2, ada.sockets.count());
    }

    @Test
    void theNetworkComingBackShortensAnyWaitButThatOfAGoodbye() {
        ada.up();
        ada.socket().close(1006);
        ada.sockets.wake();
        assertEquals(2, ada.sockets.count());
        ada.welcome();
        ada.say(new Goodbye(60_000));
        ada.socket().close(4001);
        ada.sockets.wake();
        assertEquals(2, ada.sockets.count());
    }

    @Test
    void aPersonShortensEvenTheWaitOfAGoodbye() {
        ada.up();
        ada.say(new Goodbye(60_000));
        ada.socket().close(4001);
        ada.client.tryNow();
        assertEquals(2, ada.sockets.count());
    }

    @Test
    void aGoodbyeHoldsForOneWaitOnly() {
        ada.up();
        ada.say(new Goodbye(60_000));
        ada.socket().close(4004);
        ada.clock.advance(60_000);
        ada.socket().close(1006);
        assertTrue(waiting().until() <= ada.clock.elapsed() + 1_000);
        assertFalse(waiting().told());
    }

    @Test
    void whoHasSentNothingForTwentyFiveSecondsPings() {
        ada.up();
        ada.clock.advance(24_000);
        assertEquals(List.of(), ada.socket().sent(Ping.class));
        ada.clock.advance(1_000);
        assertEquals(1, ada.socket().sent(Ping.class).size());
    }

    @Test
    void whoHasHeardNothingForTwentyFiveSecondsPingsAlsoWhereItHasSpokenItself() {
        ada.up(Said.room(Said.TEA));
        ada.joined(Said.TEA, 9, Said.messages(1, 9));
        for (int i = 0; i < 5; i++) {
            ada.clock.advance(5_000);
            ada.client.read(Said.TEA, 1 + i);
        }
        assertEquals(1, ada.socket().sent(Ping.class).size());
        ada.say(new Pong(1));
        ada.clock.advance(16_000);
        assertInstanceOf(Link.Up.class, link());
    }

    @Test
    void anAnsweredPingIsOneInTwentyFiveSeconds() {
        ada.up();
        for (int i = 0; i < 100; i++) {
            ada.clock.advance(1_000);
            if (ada.socket().sent(Ping.class).size() * 25 == i + 1) {
                ada.say(new Pong(1));
            }
        }
        assertEquals(4, ada.socket().sent(Ping.class).size());
    }

    @Test
    void whoHasHeardNothingForFortySecondsConnectsAnew() {
        ada.up();
        ada.clock.advance(39_000);
        assertInstanceOf(Link.Up.class, link());
        ada.clock.advance(1_000);
        assertInstanceOf(Link.Waiting.class, link());
        assertTrue(ada.socket().over());
    }

    @Test
    void aTimerThatComesLateAsksBeforeItCallsTheConnectionDead() {
        ada.up();
        int pings = ada.socket().sent(Ping.class).size();
        ada.clock.sleep(60_000);
        ada.clock.settle();
        assertInstanceOf(Link.Up.class, link());
        assertEquals(pings + 1, ada.socket().sent(Ping.class).size());
        ada.say(new Pong(1));
        ada.clock.sleep(60_000);
        ada.clock.settle();
        assertInstanceOf(Link.Up.class, link());
    }

    @Test
    void whatIsNotAnsweredSoonAfterALongSilenceIsDead() {
        ada.up();
        ada.clock.sleep(3_600_000);
        ada.clock.settle();
        ada.clock.advance(4_999);
        assertInstanceOf(Link.Up.class, link());
        ada.clock.advance(1);
        assertInstanceOf(Link.Waiting.class, link());
    }

    @Test
    void aTimerThatIsAlwaysLateNoticesADeadConnectionTheSecondTime() {
        ada.up();
        ada.clock.sleep(60_000);
        ada.clock.settle();
        ada.clock.sleep(60_000);
        ada.clock.settle();
        assertInstanceOf(Link.Waiting.class, link());
    }

    @Test
    void aRequestThatIsNeverAnsweredCountsAsACut() {
        ada.up(Said.room(Said.TEA));
        var first = ada.socket();
        for (int i = 1; i <= 6; i++) {
            ada.clock.advance(10_000);
            assertEquals(i == 6, first.over());
            ada.say(new Pong(1));
        }
    }

    @Test
    void aSocketThatIsNeverWelcomedIsTriedAgain() {
        ada.signedIn();
        ada.socket().accept();
        ada.clock.advance(15_000);
        assertInstanceOf(Link.Waiting.class, link());
        assertTrue(ada.socket().over());
    }

    @Test
    void aRefusalToSignInThatPassesIsTriedAgainAtOnceAndNotAfterTheWholePatience() {
        ada.signedIn();
        ada.socket().accept();
        ada.refuse(ada.socket().idOf(Auth.class), ErrorCode.UNAVAILABLE, 500L);
        assertInstanceOf(Link.Waiting.class, link());
    }

    @Test
    void anExpiredAccessIsRenewedBeforeTheNextTry() {
        ada.up();
        ada.socket().close(4005);
        ada.clock.advance(1_000);
        refresh("token-2");
        ada.socket().accept();
        assertEquals("token-2", ada.socket().lastSent(Auth.class).token());
    }

    @Test
    void anExpiringAccessIsRenewedOnTheStandingConnection() {
        ada.up();
        ada.say(new Expiring(ada.clock.now() + 60_000));
        refresh("token-2");
        assertEquals("token-2", ada.socket().lastSent(Auth.class).token());
        int told = ada.seen.links().size();
        int joins = ada.socket().sent(Join.class).size();
        ada.say(ada.welcomeTo(ada.socket().idOf(Auth.class), false, List.of()));
        assertEquals(told, ada.seen.links().size());
        assertEquals(joins, ada.socket().sent(Join.class).size());
        assertEquals(1, ada.sockets.count());
    }

    @Test
    void theConnectionComesBackAfterEveryCloseBelow4500ThatIsNoFaultOfOurs() {
        ada.up();
        for (int code : new int[]{1000, 1001, 1006, 1011, 1012, 4001, 4002, 4003, 4004, 4006, 4099, 4499}) {
            int before = ada.sockets.count();
            ada.socket().close(code);
            ada.clock.advance(30_000);
            assertNotEquals(before, ada.sockets.count(), () -> "after " + code);
        }
    }

    @Test
    void theConnectionStopsAfterEveryOtherCloseUntilAPersonAsks() {
        for (int code : new int[]{1003, 1007, 1009, 4503, 4504, 4505, 4999}) {
            var eve = new OneClient().up();
            eve.socket().close(code);
            eve.clock.advance(600_000);
            assertEquals(new Link.Stopped(code), eve.client.link());
            assertEquals(1, eve.sockets.count(), () -> "after " + code);
            eve.client.tryNow();
            assertEquals(2, eve.sockets.count());
        }
    }

    @Test
    void whoIsNotBelievedIsSignedOutAndComesNotBack() {
        for (int code : new int[]{4500, 4502}) {
            var eve = new OneClient().up();
            eve.socket().close(code);
            eve.clock.advance(600_000);
            assertEquals(new Link.Stopped(code), eve.client.link());
            assertTrue(assertInstanceOf(Stage.SignedOut.class, eve.client.stage()).ended());
            assertEquals(1, eve.sockets.count(), () -> "after " + code);
            assertEquals(0, eve.http.waiting());
        }
    }

    @Test
    void whatNobodyUnderstandsIsACut() {
        for (String text : new String[]{"", "[", "{\"type\":\"ack\"}", "<html>", "{\"type\":\"gone\",\"room\":7}"}) {
            var eve = new OneClient().up();
            eve.socket().sayText(text);
            assertInstanceOf(Link.Waiting.class, eve.client.link(), text);
        }
    }

    @Test
    void aTypeThatNobodyKnowsYetIsPassedOver() {
        ada.up();
        ada.socket().sayText("[{\"type\":\"confetti\",\"n\":1},{\"type\":\"settings\"}]");
        ada.say(new SettingsChanged());
        assertInstanceOf(Link.Up.class, link());
    }

    @Test
    void anOldSocketIsHeardNoMore() {
        ada.up();
        var old = ada.socket();
        ada.clock.advance(40_000);
        ada.clock.advance(1_000);
        int told = ada.seen.count();
        old.close(4502);
        old.say(new Goodbye(1));
        assertEquals(told, ada.seen.count());
    }

    @Test
    void withoutATokenTheNextTryWaitsItsTurn() {
        ada.up();
        ada.socket().close(4005);
        ada.clock.advance(1_000);
        ada.http.take("POST /api/sessions/refresh").answer(0, "");
        assertInstanceOf(Link.Waiting.class, link());
        ada.clock.advance(2_000);
        refresh("token-2");
        ada.welcome();
        assertInstanceOf(Link.Up.class, link());
    }

    @Test
    void afterClosingNothingHappensAnyMore() {
        ada.up(Said.room(Said.TEA));
        ada.client.send(Said.TEA, "hello", null);
        ada.client.close();
        int told = ada.seen.count();
        ada.clock.advance(3_600_000);
        ada.sockets.wake();
        ada.client.tryNow();
        assertEquals(told, ada.seen.count());
        assertEquals(1, ada.sockets.count());
        assertEquals(0, ada.clock.waiting());
        assertFalse(link() instanceof Link.Up);
    }

    @Test
    void closingWhileTheNextTryIsAwaitedEndsItToo() {
        ada.up();
        ada.socket().close(1006);
        ada.client.close();
        assertEquals(0, ada.clock.waiting());
        assertFalse(link() instanceof Link.Waiting);
    }

    @Test
    void whatANewerServerSaysEndsNoConnection() {
        ada.up(Said.room(Said.TEA));
        ada.socket().sayText("{\"type\":\"error\",\"code\":\"quota\",\"message\":\"No more today.\"}");
        ada.socket().sayText("{\"type\":\"dance\",\"steps\":3}");
        ada.socket().sayText("{\"type\":\"room\",\"room\":{\"id\":\"square\",\"name\":\"Square\",\"kind\":\"forum\","
                + "\"topic\":\"\",\"rev\":1,\"seq\":1,\"read\":0,\"unread\":0,\"mentions\":0,\"members\":1,"
                + "\"role\":\"guest\",\"archived\":false,\"muted\":false}}");
        assertEquals(1, ada.sockets.count());
        assertInstanceOf(Link.Up.class, ada.client.link());
        assertEquals(2, ada.client.rooms().size());
    }
}
