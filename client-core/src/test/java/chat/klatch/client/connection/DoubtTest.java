package chat.klatch.client.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.sim.OneClient;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.frame.Pong;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The platform thinks that there is no network. */
class DoubtTest {
    private final OneClient ada = new OneClient();

    private Link link() {
        return ada.client.link();
    }

    private void hasStood() {
        ada.up();
        ada.clock.advance(25_000);
        ada.say(new Pong(1));
        ada.clock.advance(5_000);
    }

    @Test
    void whereThePlatformThinksThatThereIsNoNetworkAnotherSocketShowsWhetherThereIs() {
        ada.up();
        var first = ada.socket();
        ada.sockets.offline();
        assertTrue(first.over());
        assertInstanceOf(Link.Waiting.class, link());
        ada.sockets.offline();
        ada.clock.advance(1_000);
        ada.welcome();
        assertEquals(2, ada.sockets.count());
        assertInstanceOf(Link.Up.class, link());
    }

    @Test
    void afterASocketThatStoodThatIsTriedAtOnceAndAfterOneThatDidNotInItsTurn() {
        hasStood();
        ada.sockets.offline();
        assertEquals(2, ada.sockets.count());
        assertEquals(new Link.Trying(ada.clock.elapsed(), 0), link());
        ada.welcome();
        ada.sockets.offline();
        assertEquals(2, ada.sockets.count());
        assertFalse(assertInstanceOf(Link.Waiting.class, link()).told());
        ada.clock.advance(1_000);
        assertEquals(3, ada.sockets.count());
    }

    @Test
    void aSocketThatIsNotYetLetInIsDoubtedTooAndTheNextIsTriedInItsTurn() {
        ada.signedIn();
        ada.socket().accept();
        ada.sockets.offline();
        assertTrue(ada.socket().over());
        ada.sockets.offline();
        assertEquals(1, ada.sockets.count());
        ada.clock.advance(1_000);
        assertEquals(2, ada.sockets.count());
        ada.sockets.offline();
        assertEquals(List.of(1_000L, 2_000L), ada.chance.bounds());
    }

    @Test
    void whatAGoodbyeAskedForHoldsWhateverThePlatformThinks() {
        hasStood();
        ada.say(new Goodbye(12_345));
        ada.sockets.offline();
        assertEquals(ada.clock.elapsed() + 12_345, assertInstanceOf(Link.Waiting.class, link()).until());
    }

    @Test
    void whoeverHasStoppedIsLeftAloneByThat() {
        ada.up();
        ada.socket().close(4504);
        ada.sockets.offline();
        assertInstanceOf(Link.Stopped.class, link());
        ada.clock.advance(60_000);
        assertEquals(1, ada.sockets.count());
    }
}
