package chat.klatch.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.protocol.frame.Pong;
import org.junit.jupiter.api.Test;

/** Somebody sets the clock of Ada's machine while her connection stands. */
class SetClockTest {
    private final OneClient ada = new OneClient();

    private Link link() {
        return ada.client.link();
    }

    private Link.Waiting waiting() {
        return assertInstanceOf(Link.Waiting.class, link());
    }

    @Test
    void aClockThatIsSetBackHidesNoDeadConnection() {
        ada.up();
        ada.clock.setBack(3_600_000);
        ada.clock.advance(41_000);
        assertInstanceOf(Link.Waiting.class, link());
    }

    @Test
    void aClockThatIsSetForwardMakesNoRequestOverdue() {
        ada.up(Said.room(Said.TEA));
        ada.clock.setBack(-3_600_000);
        ada.clock.advance(2_000);
        ada.say(new Pong(1));
        ada.clock.advance(10_000);
        assertInstanceOf(Link.Up.class, link());
        assertEquals(1, ada.sockets.count());
    }

    @Test
    void aClockThatIsSetBackLetsNoRequestWaitLonger() {
        ada.up(Said.room(Said.TEA));
        var first = ada.socket();
        ada.clock.setBack(3_600_000);
        for (int i = 1; i <= 6; i++) {
            ada.clock.advance(10_000);
            assertEquals(i == 6, first.over());
            ada.say(new Pong(1));
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotLengthenTheWaitThatIsShown() {
        ada.up();
        ada.socket().close(1006);
        ada.clock.setBack(3_600_000);
        assertTrue(waiting().until() - ada.clock.elapsed() <= 1_000);
    }

    @Test
    void whatIsOverByTheServersClockIsNotJudgedByThisMachines() {
        ada.signedIn();
        assertEquals(ada.clock.now(), ada.client.serverNow());
        ada.welcome();
        long then = ada.clock.now();
        ada.clock.setBack(-3_600_000);
        ada.clock.advance(1_000);
        assertEquals(then + 1_000, ada.client.serverNow());
    }
}
