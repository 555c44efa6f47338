package chat.klatch.client.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.Stage;
import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.SignedIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Expiring;
import chat.klatch.protocol.model.SignUp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
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
    void aSessionIsTakenUpAgain() {
        ada.signedIn();
        assertEquals(new Stage.SignedIn(Said.ADA, "Home"), stage());
    }

    @Test
    void withoutASessionOneIsSignedOut() {
        for (var none : List.of(new Http.Reply(204, ""),
                new Http.Reply(401, Said.problem(ErrorCode.UNAUTHENTICATED)))) {
            var eve = new OneClient();
            eve.client.start();
            eve.http.take("GET /api/place").answer(200, Said.place());
            eve.http.take(REFRESH).answer(none.status(), none.body());
            assertFalse(assertInstanceOf(Stage.SignedOut.class, eve.client.stage()).ended(), () -> "after " + none);
        }
    }

    @Test
    void theFirstVisitorOfAPlaceSetsItUpAndSignsInToItsNewName() {
        ada.client.start();
        ada.http.take("GET /api/place").answer(200,
                Frames.write(new PlaceInfo("Klatch", "1", true, SignUp.OPEN, null)));
        assertInstanceOf(Stage.FirstRun.class, stage());
        ada.client.signUp(new NewAccount("ada", "correct horse", null, null, "Home"), problem -> {
        });
        ada.http.take("POST /api/accounts").answer(201, Said.signedIn(Said.ADA, "token-1"));
        assertEquals(new Stage.SignedIn(Said.ADA, "Home"), stage());
        ada.client.signOut();
        ada.http.take(END).answer(204, "");
        assertFalse(assertInstanceOf(Stage.SignedOut.class, stage()).place().firstRun());
    }

    @Test
    void whoWasVouchedForIsKnownUntilTheyLeaveAndTheServerHearsOfItFirst() {
        ada.client.start();
        ada.http.take("GET /api/place").answer(200, Said.place());
        ada.http.take(REFRESH).answer(200, Frames.write(new SignedIn(Said.ADA, "token-1", 1, "corp")));
        assertEquals("corp", ada.client.provider());
        var heard = new ArrayList<String>();
        ada.client.signOut(() -> heard.add("heard"));
        assertNull(ada.client.provider());
        ada.http.take(END).answer(0, "");
        assertEquals(List.of(), heard);
        ada.clock.advance(30_000);
        ada.http.take(END).answer(204, "");
        assertEquals(List.of("heard"), heard);
    }

    @Test
    void whateverAProxySaysInsteadOfTheServerIsNoAnswer() {
        for (var reply : List.of(new Http.Reply(502, HTML), new Http.Reply(200, HTML), new Http.Reply(0, ""),
                new Http.Reply(401, HTML), new Http.Reply(200, "{}"))) {
            var eve = new OneClient();
            eve.client.start();
            eve.http.take("GET /api/place").answer(reply.status(), reply.body());
            assertInstanceOf(Stage.Unreachable.class, eve.client.stage());
            eve.clock.advance(30_000);
            eve.http.take("GET /api/place").answer(200, Said.place());
            eve.http.take(REFRESH).answer(reply.status(), reply.body());
            assertInstanceOf(Stage.Unreachable.class, eve.client.stage(), () -> "after " + reply);
            eve.clock.advance(30_000);
            eve.http.take("GET /api/place").answer(200, Said.place());
            eve.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-1"));
            assertInstanceOf(Stage.SignedIn.class, eve.client.stage());
        }
    }

    @Test
    void aRenewalThatAProxyAnsweredIsTriedAgainAndEndsNothing() {
        for (var reply : List.of(new Http.Reply(502, HTML), new Http.Reply(200, HTML), new Http.Reply(401, HTML),
                new Http.Reply(403, HTML), new Http.Reply(429, Said.problem(ErrorCode.RATE_LIMITED)))) {
            var eve = new OneClient().up();
            eve.socket().close(4005);
            eve.clock.advance(1_000);
            eve.http.take(REFRESH).answer(reply.status(), reply.body());
            eve.clock.advance(30_000);
            eve.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
            assertEquals(2, eve.sockets.count(), () -> "after " + reply);
        }
    }

    @Test
    void aSessionThatTheServerEndedIsOver() {
        ada.up();
        ada.socket().close(4005);
        ada.clock.advance(1_000);
        ada.http.take(REFRESH).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        assertTrue(assertInstanceOf(Stage.SignedOut.class, stage()).ended());
        ada.clock.advance(600_000);
        assertEquals(1, ada.sockets.count());
        assertEquals(0, ada.http.waiting());
    }

    @Test
    void whoIsRefusedHearsWhyAndWhoIsAnsweredByAProxyHearsThatToo() {
        ada.client.start();
        ada.http.take("GET /api/place").answer(200, Said.place());
        ada.http.take(REFRESH).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        var wrong = signIn();
        ada.http.take("POST /api/sessions").answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        assertEquals(ErrorCode.UNAUTHENTICATED, wrong.getFirst().code());
        for (var reply : List.of(new Http.Reply(502, HTML), new Http.Reply(201, HTML), new Http.Reply(0, ""))) {
            var lost = signIn();
            ada.http.take("POST /api/sessions").answer(reply.status(), reply.body());
            assertEquals(ErrorCode.UNAVAILABLE, lost.getFirst().code(), () -> "after " + reply);
        }
        assertInstanceOf(Stage.SignedOut.class, stage());
    }

    @Test
    void severalWhoNeedAFreshTokenShareOneRenewal() {
        ada.up();
        ada.say(new Expiring(1), new Expiring(1));
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        assertEquals(List.of("token-2", "token-2"),
                ada.socket().sent(Auth.class).stream().skip(1).map(Auth::token).toList());
    }

    @Test
    void anOldTokenIsRenewedBeforeItIsUsed() {
        ada.up();
        ada.clock.advance(10_000);
        for (int i = 0; i < 13 * 60 / 20; i++) {
            ada.clock.advance(20_000);
            ada.say(new chat.klatch.protocol.frame.Pong(1));
        }
        ada.socket().close(1006);
        ada.clock.advance(1_000);
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        ada.socket().accept();
        assertEquals("token-2", ada.socket().lastSent(Auth.class).token());
    }

    @Test
    void aRenewalThatAnswersForSomebodyElseEndsThisSessionHere() {
        ada.up();
        ada.socket().close(4005);
        ada.clock.advance(1_000);
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.BOB, "token-of-bob"));
        assertEquals(Stage.SignedOut.How.LEFT_ELSEWHERE, assertInstanceOf(Stage.SignedOut.class, stage()).how());
        assertEquals(1, ada.sockets.count());
    }

    @Test
    void aRenewalOfTheSessionBeforeDoesNotSpeakForTheNext() {
        ada.up();
        ada.say(new Expiring(1));
        var late = ada.http.take(REFRESH);
        ada.socket().close(4502);
        signIn();
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.BOB, "token-of-bob"));
        late.answer(200, Said.signedIn(Said.ADA, "token-of-ada"));
        assertEquals(new Stage.SignedIn(Said.BOB, "Home"), stage());
        ada.socket().close(1006);
        ada.clock.advance(1_000);
        ada.socket().accept();
        assertEquals("token-of-bob", ada.socket().lastSent(Auth.class).token());
    }

    @Test
    void closingEndsTheWaitForAServerThatDoesNotAnswer() {
        ada.client.start();
        ada.http.take("GET /api/place").answer(0, "");
        ada.client.close();
        assertEquals(0, ada.clock.waiting());
    }

    @Test
    void anAnswerThatComesAfterClosingIsHeardByNobody() {
        ada.client.start();
        var late = ada.http.take("GET /api/place");
        ada.client.close();
        int told = ada.seen.count();
        late.answer(200, Said.place());
        assertEquals(told, ada.seen.count());
        assertEquals(0, ada.http.waiting());
    }

    @Test
    void aPersonOrTheNetworkShortensTheWaitForAServerThatDidNotAnswer() {
        ada.client.start();
        ada.http.take("GET /api/place").answer(0, "");
        ada.client.tryNow();
        ada.http.take("GET /api/place").answer(0, "");
        ada.sockets.wake();
        ada.http.take("GET /api/place").answer(200, Said.place());
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-1"));
        ada.clock.advance(1_000);
        assertEquals(0, ada.http.waiting());
        assertEquals(1, ada.seen.stages().stream().filter(Stage.SignedIn.class::isInstance).count());
    }
}
