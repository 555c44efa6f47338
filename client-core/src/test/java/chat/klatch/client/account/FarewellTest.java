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
import chat.klatch.protocol.codec.Frames;
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
        ada.client.leaving(() -> gone.add("gone"), problem -> {
        });
        assertEquals(List.of("gone"), gone);

        var bob = new OneClient().up();
        bob.client.signOut();
        bob.http.take(END).answer(0, "");
        var refused = new ArrayList<Problem>();
        bob.client.leaving(() -> gone.add("bob in vain"), refused::add);
        bob.http.take(END).answer(0, "");
        assertEquals(List.of(0), refused.stream().map(Problem::status).toList());
        bob.client.leaving(() -> gone.add("bob too"), refused::add);
        assertEquals(List.of("gone"), gone);
        bob.http.take(END).answer(204, "");
        assertEquals(List.of("gone", "bob too"), gone);
        assertEquals(1, refused.size());
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
        parting.owe("ada");
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
            assertEquals(List.of(Replies.problem(reply).code()), refused.stream().map(Problem::code).toList());
            assertEquals(reply.status(), refused.getFirst().status());
        }
        signIn();
        ada.http.take(END).answer(204, "");
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.ADA, "token-2"));
        isHome(Said.ADA);
    }

    private static String later(long after) {
        return Frames.write(new Problem(429, "later", "later", ErrorCode.RATE_LIMITED, null, after));
    }

    @Test
    void whoIsToldToWaitIsToldHowLongAndNothingIsSaidBefore() {
        ada.up();
        ada.client.signOut();
        ada.http.take(END).answer(429, later(40_000));
        ada.clock.advance(15_000);
        assertEquals(List.of(25_000L), signIn().stream().map(Problem::after).toList());
        ada.sockets.wake();
        ada.clock.advance(24_999);
        assertEquals(0, ada.http.waiting());
        ada.clock.advance(1);
        var refused = signIn();
        ada.http.take(END).answer(429, later(1_000));
        assertEquals(List.of(ErrorCode.RATE_LIMITED), refused.stream().map(Problem::code).toList());
        ada.clock.advance(2_000);
        ada.http.take(END).answer(204, "");
        signIn();
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.ADA, "token-2"));
        isHome(Said.ADA);
    }

    @Test
    void thatAnAccessIsNotBelievedIsNotToldAsAWrongPassword() {
        ada.up();
        ada.client.signOut();
        ada.http.take(END).answer(0, "");
        var refused = signIn();
        ada.http.take(END).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        ada.http.take(END).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        assertEquals(List.of(ErrorCode.UNAVAILABLE), refused.stream().map(Problem::code).toList());
    }

    @Test
    void whatAProxyForbidsForGoodLocksNobodyOut() {
        for (int status : new int[]{400, 403, 404, 405, 410}) {
            var eve = new OneClient().up();
            eve.client.signOut();
            eve.http.take(END).answer(status, HTML);
            eve.client.signIn(new Credentials("bob", "correct horse"), problem -> {
            });
            eve.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.BOB, "token-of-bob"));
            assertEquals(new Stage.SignedIn(Said.BOB, "Home"), eve.client.stage(), () -> "after " + status);
        }
    }

    @Test
    void theSameWhereItForbidsToRenewTheAccess() {
        var parting = Parting.inMemory();
        parting.owe("ada");
        var next = nextLife(parting);
        next.http.take(REFRESH).answer(403, HTML);
        assertFalse(parting.isOwed());
    }

    @Test
    void whatMayStillBeHeardIsOwedOn() {
        for (int status : new int[]{401, 408, 425, 429, 500, 503}) {
            var eve = new OneClient().up();
            eve.client.signOut();
            eve.http.take(END).answer(status, HTML);
            eve.clock.advance(1_000);
            eve.http.take(END).answer(204, "");
        }
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
