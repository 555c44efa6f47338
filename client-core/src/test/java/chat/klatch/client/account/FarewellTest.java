package chat.klatch.client.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.Stage;
import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FarewellTest {
    private static final String REFRESH = "POST /api/sessions/refresh";
    private static final String END = "DELETE /api/sessions/current";
    private static final String HTML = "<html><h1>502 Bad Gateway</h1></html>";
    private final OneClient ada = new OneClient();

    private Stage stage() {
        return ada.client.stage();
    }

    private List<Problem> signIn() {
        var refused = new ArrayList<Problem>();
        ada.client.signIn(new Credentials("ada", "correct horse"), refused::add);
        return refused;
    }

    @Test
    void whoLeavesForAProviderSaysFirstThatTheSessionBeforeIsOver() {
        ada.client.start();
        ada.http.take("GET /api/place").answer(200, Said.place());
        ada.http.take(REFRESH).answer(204, "");
        var gone = new ArrayList<String>();
        ada.client.leaving(() -> gone.add("gone"));
        assertEquals(List.of("gone"), gone);

        var bob = new OneClient().up();
        bob.client.signOut();
        bob.http.take(END).answer(0, "");
        bob.client.leaving(() -> gone.add("bob too"));
        bob.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        assertEquals(List.of("gone"), gone);
        bob.http.take(END).answer(204, "");
        assertEquals(List.of("gone", "bob too"), gone);
    }

    @Test
    void signingOutEndsTheSessionOnTheServerToo() {
        ada.up();
        ada.client.signOut();
        assertTrue(ada.socket().over());
        assertFalse(assertInstanceOf(Stage.SignedOut.class, stage()).ended());
        var end = ada.http.take(END);
        assertEquals("token-1", end.bearer());
        end.answer(204, "");
        ada.clock.advance(3_600_000);
        assertEquals(1, ada.http.count(END));
    }

    @Test
    void anOldAccessIsRenewedBeforeItSignsOut() {
        ada.up();
        ada.clock.advance(13 * 60_000);
        ada.client.signOut();
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        assertEquals("token-2", ada.http.take(END).bearer());
        assertInstanceOf(Stage.SignedOut.class, stage());
    }

    @Test
    void aServerThatCannotBeReachedHearsOfTheSigningOutLater() {
        ada.up();
        ada.client.signOut();
        ada.http.take(END).answer(0, "");
        assertInstanceOf(Stage.SignedOut.class, stage());
        ada.clock.advance(1_000);
        ada.http.take(END).answer(502, HTML);
        ada.clock.advance(2_000);
        ada.http.take(END).answer(204, "");
        ada.clock.advance(3_600_000);
        assertEquals(0, ada.http.waiting());
    }

    private static OneClient nextLife(Parting parting) {
        var next = new OneClient(new MemoryStore(), "ada", parting);
        next.client.start();
        next.http.take("GET /api/place").answer(200, Said.place());
        return next;
    }

    @Test
    void whoSignedOutWhileTheServerWasAwayIsSignedOutAfterARestartAndTheSessionEnds() {
        var parting = Parting.inMemory();
        var first = new OneClient(new MemoryStore(), "ada", parting).up();
        first.client.signOut();
        first.http.take(END).answer(0, "");
        first.client.close();
        var second = nextLife(parting);
        assertFalse(assertInstanceOf(Stage.SignedOut.class, second.client.stage()).ended());
        second.http.take(REFRESH).answer(0, "");
        second.clock.advance(1_000);
        second.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        var end = second.http.take(END);
        assertEquals("token-2", end.bearer());
        end.answer(204, "");
        assertInstanceOf(Stage.SignedOut.class, second.client.stage());
        nextLife(parting).http.take(REFRESH).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        assertFalse(parting.isOwed());
    }

    @Test
    void aSigningOutWhoseAnswerWasLostIsSettledWhereTheServerKnowsOfNoSession() {
        var parting = Parting.inMemory();
        var first = new OneClient(new MemoryStore(), "ada", parting).up();
        first.client.signOut();
        first.http.take(END).answer(0, "");
        first.client.close();
        var second = nextLife(parting);
        second.http.take(REFRESH).answer(204, "");
        assertInstanceOf(Stage.SignedOut.class, second.client.stage());
        assertFalse(parting.isOwed());
        second.clock.advance(3_600_000);
        assertEquals(0, second.http.waiting());
    }

    @Test
    void aSigningOutWhoseAccessEndedMeanwhileGetsAnotherAndNoMore() {
        ada.up();
        ada.client.signOut();
        ada.http.take(END).answer(0, "");
        ada.clock.advance(1_000);
        ada.http.take(END).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        ada.clock.advance(2_000);
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        assertEquals("token-2", ada.http.take(END).bearer());
        assertInstanceOf(Stage.SignedOut.class, stage());
    }

    @Test
    void whoCannotRenewTheAccessToSignOutWithIsSignedOutAndTheServerHearsItLater() {
        ada.up();
        ada.clock.advance(13 * 60_000);
        ada.client.signOut();
        ada.http.take(REFRESH).answer(0, "");
        assertInstanceOf(Stage.SignedOut.class, stage());
        ada.clock.advance(1_000);
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        ada.http.take(END).answer(204, "");
        ada.clock.advance(3_600_000);
        assertEquals(0, ada.http.waiting());
    }

    @Test
    void aSigningOutThatNobodyHeardEndsNobodyWhoSignedInSince() {
        var parting = Parting.inMemory();
        var eve = new OneClient(new MemoryStore(), "ada", parting).up();
        eve.client.signOut();
        eve.http.take(END).answer(0, "");
        parting.owed(false); // in another window of the same browser
        eve.clock.advance(3_600_000);
        assertEquals(0, eve.http.waiting());
    }

    private void isHome(User user) {
        assertEquals(new Stage.SignedIn(user, "Home"), stage());
        ada.clock.advance(60_000);
        assertEquals(0, ada.http.waiting());
    }

    @Test
    void whoSignsInWhileASigningOutIsOwedSaysThatFirstForTheirCookieTakesThePlaceOfItsOwn() {
        ada.up();
        ada.client.signOut();
        ada.http.take(END).answer(0, "");
        signIn();
        ada.http.take(END).answer(204, "");
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.BOB, "token-of-bob"));
        assertEquals(2, ada.http.count(END));
        isHome(Said.BOB);
    }

    @Test
    void theSameAfterARestartByTheCookie() {
        var parting = Parting.inMemory();
        parting.owed(true);
        var next = nextLife(parting);
        next.http.take(REFRESH).answer(0, "");
        next.client.signIn(new Credentials("bob", "correct horse"), problem -> {
        });
        next.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        assertEquals("token-2", next.http.take(END).bearer());
    }

    @Test
    void whereItIsNotHeardNobodySignsInAndHearsThatTheServerIsNotReached() {
        ada.up();
        ada.client.signOut();
        ada.http.take(END).answer(0, "");
        for (var reply : List.of(new Http.Reply(0, ""), new Http.Reply(502, HTML), new Http.Reply(200, HTML),
                new Http.Reply(429, Said.problem(ErrorCode.RATE_LIMITED)))) {
            var refused = signIn();
            ada.http.take(END).answer(reply.status(), reply.body());
            assertEquals(0, ada.http.waiting(), () -> "after " + reply);
            assertEquals(List.of(ErrorCode.UNAVAILABLE), refused.stream().map(Problem::code).toList());
            assertEquals(reply.status(), refused.getFirst().status());
        }
        signIn();
        ada.http.take(END).answer(204, "");
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.ADA, "token-2"));
        isHome(Said.ADA);
    }

    @Test
    void aSigningOutIsSaidAtOnceWhenTheNetworkIsBackAndNotTwice() {
        ada.up();
        ada.client.signOut();
        ada.sockets.wake();
        ada.http.take(END).answer(0, "");
        ada.sockets.wake();
        ada.http.take(END).answer(204, "");
        ada.sockets.wake();
        ada.clock.advance(3_600_000);
        assertEquals(0, ada.http.waiting());
    }

    @Test
    void aSigningOutEndsNobodyWhoCameInByAnotherWindowWhileItsAccessWasRenewed() {
        var parting = Parting.inMemory();
        parting.owed(true);
        var next = nextLife(parting);
        var renewal = next.http.take(REFRESH);
        parting.owed(false);
        renewal.answer(200, Said.signedIn(Said.BOB, "token-of-bob"));
        next.sockets.wake();
        next.clock.advance(3_600_000);
        assertEquals(0, next.http.waiting());
    }

    @Test
    void whoSignedOutInAnotherWindowWhileThisOneTookTheSessionUpIsSignedOutHereToo() {
        var parting = Parting.inMemory();
        var next = nextLife(parting);
        var resuming = next.http.take(REFRESH);
        parting.owed(true);
        resuming.answer(200, Said.signedIn(Said.ADA, "token-1"));
        assertInstanceOf(Stage.SignedOut.class, next.client.stage());
        assertTrue(parting.isOwed());
    }

    @Test
    void whoSignsOutIsSignedOutAtOnceAlsoWhereTheirAccessIsToBeRenewed() {
        ada.up();
        ada.clock.advance(13 * 60_000);
        ada.client.signOut();
        assertInstanceOf(Stage.SignedOut.class, stage());
    }

    @Test
    void signingInWaitsForASigningOutThatIsUnderWaySoThatItsCookieIsTheLast() {
        ada.up();
        ada.client.signOut();
        ada.http.take(END).answer(0, "");
        ada.clock.advance(1_000);
        var end = ada.http.take(END);
        signIn();
        assertEquals(0, ada.http.waiting());
        end.answer(204, "");
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.ADA, "token-2"));
        assertInstanceOf(Stage.SignedIn.class, stage());
    }
}
