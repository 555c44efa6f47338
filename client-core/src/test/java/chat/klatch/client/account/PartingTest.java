package chat.klatch.client.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.Stage;
import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.client.sim.SimParting;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.frame.Expiring;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the windows of one browser know of each other's signing out. */
class PartingTest {
    private static final String REFRESH = "POST /api/sessions/refresh";
    private static final String END = "DELETE /api/sessions/current";
    private final SimParting parting = new SimParting();

    private OneClient tab() {
        return new OneClient(new MemoryStore(), "ada", parting);
    }

    private OneClient starts() {
        var tab = tab();
        tab.client.start();
        tab.http.take("GET /api/place").answer(200, Said.place());
        return tab;
    }

    @Test
    void aSigningOutThatNobodyHeardEndsNobodyWhoSignedInSince() {
        var eve = tab().up();
        eve.client.signOut();
        eve.http.take(END).answer(0, "");
        parting.settle(); // in another window of the same browser
        eve.clock.advance(3_600_000);
        assertEquals(0, eve.http.waiting());
    }

    @Test
    void aSigningOutEndsNobodyWhoCameInByAnotherWindowWhileItsAccessWasRenewed() {
        parting.owe("ada");
        var next = starts();
        var renewal = next.http.take(REFRESH);
        parting.settle();
        renewal.answer(200, Said.signedIn(Said.BOB, "token-of-bob"));
        next.sockets.wake();
        next.clock.advance(3_600_000);
        assertEquals(0, next.http.waiting());
    }

    @Test
    void whoSignedOutInAnotherWindowWhileThisOneTookTheSessionUpIsSignedOutHereToo() {
        var next = starts();
        var resuming = next.http.take(REFRESH);
        parting.owe("ada");
        resuming.answer(200, Said.signedIn(Said.ADA, "token-1"));
        assertInstanceOf(Stage.SignedOut.class, next.client.stage());
        assertTrue(parting.isOwed());
    }

    private static void leftElsewhere(OneClient tab) {
        is(Stage.SignedOut.How.LEFT_ELSEWHERE, tab);
    }

    private static void is(Stage.SignedOut.How how, OneClient tab) {
        assertEquals(how, assertInstanceOf(Stage.SignedOut.class, tab.client.stage()).how());
    }

    @Test
    void whoSignsOutInAnotherWindowIsSignedOutHereAtOnceAndThatWindowSaysIt() {
        var tab = tab().up();
        parting.owedElsewhere("ada");
        leftElsewhere(tab);
        assertTrue(tab.socket().over());
        assertEquals(0, tab.http.waiting());
        parting.heard();
        tab.clock.advance(3_600_000);
        assertEquals(0, tab.http.waiting());
    }

    @Test
    void thisOneSaysItWhereThatWindowDoesNotLiveTo() {
        var tab = tab().up();
        parting.owedElsewhere("ada");
        tab.clock.advance(10_000);
        assertEquals("token-1", tab.http.take(END).bearer());
    }

    @Test
    void whoIsInStaysInWhereNobodyKnowsWhoSignedOutInAnotherWindow() {
        var tab = tab().up();
        parting.owedElsewhere("");
        assertInstanceOf(Stage.SignedIn.class, tab.client.stage());
    }

    @Test
    void whoSignsInByAnotherWindowMayComeInHereTooWhereTheySignedOut() {
        var tab = tab().up();
        parting.owedElsewhere("ada");
        parting.settledElsewhere();
        is(Stage.SignedOut.How.ENTERED_ELSEWHERE, tab);
        tab.sockets.wake(); // which may be in the middle of a password
        assertEquals(0, tab.http.waiting());
        tab.client.start();
        tab.http.take("GET /api/place").answer(200, Said.place());
        tab.http.take(REFRESH).answer(200, Said.signedIn(Said.BOB, "token-of-bob"));
        assertEquals(new Stage.SignedIn(Said.BOB, "Home"), tab.client.stage());
    }

    /** Who still reads there is not moved, and may have something unsent. */
    @Test
    void whoseSessionTheServerEndedComesInAgainByThemselves() {
        var tab = tab().up();
        tab.socket().close(4502);
        parting.settledElsewhere();
        tab.client.tryNow();
        is(Stage.SignedOut.How.ENDED, tab);
        assertEquals(0, tab.http.waiting());
    }

    @Test
    void whoSignsInAgainBeforeThatSaysItFirst() {
        var tab = tab().up();
        parting.owedElsewhere("ada");
        tab.client.signIn(new Credentials("ada", "three blue cups"), _ -> {
        });
        tab.http.take(END).answer(204, "");
        tab.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.ADA, "token-2"));
        tab.clock.advance(600_000);
        assertEquals(new Stage.SignedIn(Said.ADA, "Home"), tab.client.stage());
        assertEquals(0, tab.http.waiting());
    }

    /** Which was asleep, and heard nothing of the other window. */
    @Test
    void aWindowWhoseSessionIsOverSinceItsPersonSignedOutInAnotherSaysThat() {
        var tab = tab().up();
        parting.owe("ada");
        parting.heard();
        tab.socket().close(4502);
        leftElsewhere(tab);
        assertEquals(0, tab.http.waiting());
    }

    /** The first that is told so takes the cookie along; that nobody is signed in then is no sign of a signing out. */
    @Test
    void ofTwoWindowsWhoseSessionWasEndedNoneSaysThatItsPersonSignedOut() {
        for (var reply : List.of(new Http.Reply(401, Said.problem(ErrorCode.UNAUTHENTICATED)),
                new Http.Reply(204, ""))) {
            var tab = tab().up();
            tab.say(new Expiring(1));
            tab.http.take(REFRESH).answer(reply.status(), reply.body());
            assertTrue(assertInstanceOf(Stage.SignedOut.class, tab.client.stage()).ended());
        }
    }

    @Test
    void whoSignedInAgainSinceIsNoMoreTakenForSignedOut() {
        parting.owe("ada");
        parting.heard();
        parting.settle();
        var tab = tab().up();
        tab.socket().close(4502);
        assertTrue(assertInstanceOf(Stage.SignedOut.class, tab.client.stage()).ended());
    }

    @Test
    void whoWasNotToldFindsItWhenTheyRenewTheirAccess() {
        var tab = tab().up();
        parting.owe("ada");
        parting.heard();
        tab.say(new Expiring(1));
        tab.http.take(REFRESH).answer(204, "");
        leftElsewhere(tab);
    }

    @Test
    void whoSignedOutInAnotherWindowThatIsClosedIsSignedOutHereAsSoonAsThisOneLooks() {
        var tab = tab().up();
        parting.owe("ada");
        tab.sockets.wake();
        assertFalse(assertInstanceOf(Stage.SignedOut.class, tab.client.stage()).ended());
        assertTrue(tab.socket().over());
        var end = tab.http.take(END);
        assertEquals("token-1", end.bearer());
        end.answer(204, "");
        assertFalse(parting.isOwed());
    }

    @Test
    void andAtTheLatestWhenItRenewsItsAccess() {
        var tab = tab().up();
        tab.say(new Expiring(1));
        var renewal = tab.http.take(REFRESH);
        parting.owe("ada");
        renewal.answer(200, Said.signedIn(Said.ADA, "token-2"));
        assertFalse(assertInstanceOf(Stage.SignedOut.class, tab.client.stage()).ended());
        assertEquals("token-2", tab.http.take(END).bearer());
    }

    @Test
    void whoIsInStaysInWhereSomebodyElseSignedOut() {
        var tab = tab().up();
        parting.owe("bob");
        tab.sockets.wake();
        parting.owedElsewhere("bob");
        tab.say(new Expiring(1));
        tab.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        assertInstanceOf(Stage.SignedIn.class, tab.client.stage());
        assertEquals(0, tab.http.waiting());
    }

    @Test
    void whoSignsOutWithAnOldAccessEndsNobodyWhoCameInByAnotherWindow() {
        var tab = tab().up();
        tab.clock.advance(13 * 60_000);
        tab.client.signOut();
        tab.http.take(REFRESH).answer(200, Said.signedIn(Said.BOB, "token-of-bob"));
        assertInstanceOf(Stage.SignedOut.class, tab.client.stage());
        tab.clock.advance(3_600_000);
        assertEquals(0, tab.http.waiting());
    }

    @Test
    void whoCameInByAnotherWindowIsTakenUpByTheNextLifeThoughSomebodyElsesSigningOutIsOwed() {
        parting.owe("ada");
        var next = starts();
        next.http.take(REFRESH).answer(200, Said.signedIn(Said.BOB, "token-of-bob"));
        assertEquals(new Stage.SignedIn(Said.BOB, "Home"), next.client.stage());
        assertFalse(parting.isOwed());
    }

    @Test
    void aSigningOutOfNobodyKnowsWhomIsThatOfWhoeverTheCookieIs() {
        parting.owe("");
        var next = starts();
        next.http.take(REFRESH).answer(200, Said.signedIn(Said.BOB, "token-of-bob"));
        assertEquals("token-of-bob", next.http.take(END).bearer());
    }

    @Test
    void whoWaitsToLeaveForAProviderGoesWhenAnotherWindowHasSaidIt() {
        var eve = tab().up();
        eve.client.signOut();
        eve.http.take(END).answer(0, "");
        eve.clock.advance(1_000);
        var gone = new ArrayList<String>();
        eve.client.leaving(() -> gone.add("gone"), problem -> gone.add("refused"));
        parting.settle();
        eve.http.take(END).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        eve.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-of-the-next"));
        assertEquals(List.of("gone"), gone);
        assertEquals(0, eve.http.waiting());
    }
}
