package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.SoftAuthenticator;
import chat.klatch.server.door.TestClock;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.TestPostgres;
import org.junit.jupiter.api.Test;

/** What a passkey has signed is good once on all nodes, also where their clocks differ, and also after a password. */
@NeedsPostgres
class PasskeyAcrossNodesTest {
    private static final String ORIGIN = "https://chat.example";
    private static final String SIGN_IN = "/api/sessions/passkey";

    private static String asked(TestServer node, SoftAuthenticator passkey, String account) {
        return Json.object("credential",
                passkey.shown(node.http().post(SIGN_IN + "/options", "").answer().expect(200).json(), account));
    }

    @Test
    void aNodeWhoseClockIsAheadForgetsNothingThatIsGoodElsewhere() throws Exception {
        var place = TestPostgres.place();
        var ring = new LocalRelay.Ring();
        var clock = new TestClock();
        var ahead = new TestClock();
        try (var behind = TestServer.node(place, clock, ring::end, "KLATCH_URL", ORIGIN);
                var other = TestServer.node(place, ahead, ring::end, "KLATCH_URL", ORIGIN)) {
            var ada = behind.signUp("ada");
            var passkey = SoftAuthenticator.at(ORIGIN, "chat.example");
            passkey.madeBy(ada);
            var shown = asked(behind, passkey, ada.id());
            clock.passSeconds(299);
            ahead.passSeconds(301);
            behind.http().post(SIGN_IN, shown).answer().expect(201);
            other.http().post(SIGN_IN, shown).answer().problem(401, "unauthenticated");
            other.http().post(SIGN_IN, asked(other, passkey, ada.id())).answer().expect(201);
            behind.http().post(SIGN_IN, shown).answer().problem(401, "unauthenticated");
        } finally {
            TestPostgres.drop(place);
        }
    }

    @Test
    void whatOneNodeWasToldToAskForAllAskForAndTakeOnce() throws Exception {
        var place = TestPostgres.place();
        var ring = new LocalRelay.Ring();
        var clock = new TestClock();
        try (var one = TestServer.node(place, clock, ring::end, "KLATCH_URL", ORIGIN);
                var other = TestServer.node(place, clock, ring::end, "KLATCH_URL", ORIGIN)) {
            var ada = one.signUp("ada");
            var passkey = SoftAuthenticator.at(ORIGIN, "chat.example");
            passkey.secondFactorOf(ada);
            assertEquals("passkey", other.http().post("/api/sessions",
                    Json.object("username", "ada", "password", TestServer.PASSWORD)).answer()
                    .problem(401, "unauthenticated").get("field").textValue());
            var shown = Json.object("credential", passkey.shownAfterPassword(ada));
            other.http().post(SIGN_IN, shown).answer().expect(201);
            one.http().post(SIGN_IN, shown).answer().problem(401, "unauthenticated");
            var proof = passkey.proof(ada.at(other));
            ada.post("/api/me/second-factor/recovery-codes", proof).expect(201);
            ada.at(other).post("/api/me/second-factor/off", proof).problem(403, "forbidden");
        } finally {
            TestPostgres.drop(place);
        }
    }
}
