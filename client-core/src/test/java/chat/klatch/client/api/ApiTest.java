package chat.klatch.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.Stage;
import chat.klatch.client.account.Http;
import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.call.Members;
import chat.klatch.protocol.call.NewPasskey;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.Passkey;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.Passkeys;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.Proof;
import chat.klatch.protocol.call.RoomAnswer;
import chat.klatch.protocol.call.SecondFactor;
import chat.klatch.protocol.call.SignOnAddress;
import chat.klatch.protocol.call.Users;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final String REFRESH = "POST /api/sessions/refresh";
    private static final String USERS = "GET /api/users?q=bo";
    private static final String FOUND = Frames.write(new Users(List.of(Said.BOB), null));
    private final OneClient ada = new OneClient();
    private final List<List<User>> found = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private void find() {
        ada.client.api().users().find("bo", null, page -> found.add(page.users()), problems::add);
    }

    @Test
    void whatIsAskedCarriesTheAccessAndIsAnsweredByARecord() {
        ada.up();
        find();
        var call = ada.http.take(USERS);
        assertEquals("token-1", call.bearer());
        call.answer(200, FOUND);
        assertEquals(List.of(List.of(Said.BOB)), found);
        assertEquals(List.of(), problems);
    }

    @Test
    void anAccessThatHasEndedIsRenewedOnceAndTheCallIsMadeAgain() {
        ada.up();
        find();
        ada.http.take(USERS).answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        ada.http.take(REFRESH).answer(200, Said.signedIn(Said.ADA, "token-2"));
        var again = ada.http.take(USERS);
        assertEquals("token-2", again.bearer());
        again.answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        assertEquals(0, ada.http.waiting());
        assertEquals(ErrorCode.UNAUTHENTICATED, problems.getFirst().code());
    }

    @Test
    void whatTheServerRefusesIsToldAsItsProblem() {
        ada.up();
        ada.client.api().members().leave(Said.TEA, () -> found.add(List.of()), problems::add);
        ada.http.take("DELETE /api/rooms/tea/members/me").answer(409, Said.problem(ErrorCode.CONFLICT));
        assertEquals(ErrorCode.CONFLICT, problems.getFirst().code());
        assertEquals(List.of(), found);
    }

    @Test
    void aServerThatDoesNotAnswerOrAProxyThatDoesIsAProblemOfItsOwn() {
        ada.up();
        for (var reply : List.of(new Http.Reply(0, ""), new Http.Reply(200, "<html>"))) {
            find();
            ada.http.take(USERS).answer(reply.status(), reply.body());
            assertEquals(0, problems.getLast().status(), () -> "after " + reply);
        }
        find();
        ada.http.take(USERS).answer(502, "<html>");
        assertEquals(502, problems.getLast().status());
        assertEquals(ErrorCode.UNAVAILABLE, problems.getLast().code());
    }

    @Test
    void whatANewerServerNamesOtherwiseIsTakenForTheLeastOfItsKind() {
        ada.up();
        var rooms = new ArrayList<Room>();
        ada.client.api().rooms().see(Said.TEA, rooms::add, problems::add);
        ada.http.take("GET /api/rooms/tea").answer(200, newer(Frames.write(new RoomAnswer(Said.room(Said.TEA))),
                "\"public\"", "\"stage\"", "\"member\"", "\"speaker\""));
        assertEquals(RoomKind.PRIVATE, rooms.getFirst().kind());
        assertEquals(RoomRole.MEMBER, rooms.getFirst().role());
        var people = new ArrayList<Member>();
        ada.client.api().members().find(Said.TEA, "", null, page -> people.addAll(page.members()), problems::add);
        var bob = new Member(Said.BOB, RoomRole.OWNER, Presence.ONLINE);
        ada.http.take("GET /api/rooms/tea/members").answer(200, newer(
                Frames.write(new Members(List.of(bob), null)), "\"owner\"", "\"host\"", "\"online\"", "\"on a walk\""));
        assertEquals(List.of(new Member(Said.BOB, RoomRole.MEMBER, Presence.AWAY)), people);
        find();
        ada.http.take(USERS).answer(200, newer(FOUND, "\"member\"", "\"guest\""));
        assertEquals(List.of(List.of(Said.BOB)), found);
        find();
        ada.http.take(USERS).answer(451, newer(Said.problem(ErrorCode.FORBIDDEN), "\"forbidden\"", "\"banned\""));
        assertEquals(List.of(ErrorCode.INVALID), problems.stream().map(Problem::code).toList());
    }

    @Test
    void whoProvesThatItIsThemIsToldRecoveryCodesAndMayLinkAProvider() {
        ada.up();
        var proof = new Proof("correct horse", "123456");
        var told = new ArrayList<String>();
        ada.client.api().me().confirmSecondFactor(proof,
                now -> told.addAll(Objects.requireNonNull(now.recoveryCodes())), problems::add);
        var confirming = ada.http.take("PUT /api/me/second-factor");
        assertEquals(Frames.write(proof), confirming.body());
        confirming.answer(200, Frames.write(new SecondFactor(5L, 1, List.of("0123-4567"), null)));
        assertEquals(List.of("0123-4567"), told);
        ada.client.api().me().link("corp", null, told::add, problems::add);
        ada.http.take("POST /api/me/ways/corp").answer(403,
                Frames.write(new Problem(403, "", "", ErrorCode.FORBIDDEN, "code", null)));
        assertEquals("code", problems.getFirst().field());
        ada.client.api().me().link("corp", proof, told::add, problems::add);
        var linking = ada.http.take("POST /api/me/ways/corp");
        assertEquals(Frames.write(proof), linking.body());
        linking.answer(201, Frames.write(new SignOnAddress("https://login.example/")));
        assertEquals("https://login.example/", told.getLast());
    }

    @Test
    void aPasskeyIsMadeOfWhatTheServerSaysAndThePlatformAnswersAndSignsIn() {
        ada.up();
        var proof = new Proof("correct horse", "");
        var options = new ArrayList<String>();
        ada.client.api().me().beginPasskey(null, options::add, problems::add);
        ada.http.take("POST /api/me/passkeys/options").answer(403,
                Frames.write(new Problem(403, "", "", ErrorCode.FORBIDDEN, "password", null)));
        assertEquals("password", problems.getFirst().field());
        ada.client.api().me().beginPasskey(proof, options::add, problems::add);
        var beginning = ada.http.take("POST /api/me/passkeys/options");
        assertEquals(Frames.write(proof), beginning.body());
        beginning.answer(200, "{\"publicKey\":{}}");
        var known = new ArrayList<Passkey>();
        var wish = new NewPasskey("Phone", "{}");
        ada.client.api().me().addPasskey(wish, all -> known.addAll(all.passkeys()), problems::add);
        var adding = ada.http.take("POST /api/me/passkeys");
        assertEquals(Frames.write(wish), adding.body());
        adding.answer(201, Frames.write(new Passkeys(List.of(new Passkey("p1", "Phone", 5, null)))));
        assertEquals("Phone", known.getFirst().name());
        ada.client.signOut();
        ada.http.take("DELETE /api/sessions/current").answer(204, "");
        ada.client.api().place().askForPasskey(null, options::add, problems::add);
        ada.http.take("POST /api/sessions/passkey/options").answer(200, "{\"publicKey\":{\"rpId\":\"x\"}}");
        var whose = new Credentials("ada", "correct horse");
        ada.client.api().place().askForPasskey(whose, options::add, problems::add);
        var asking = ada.http.take("POST /api/sessions/passkey/options");
        assertEquals(Frames.write(whose), asking.body());
        asking.answer(409, Frames.write(new Problem(409, "", "", ErrorCode.CONFLICT, null, null)));
        assertEquals(ErrorCode.CONFLICT, problems.getLast().code());
        assertEquals(List.of("{\"publicKey\":{}}", "{\"publicKey\":{\"rpId\":\"x\"}}"), options);
        ada.client.signIn(new PasskeyProof("{}"), problems::add);
        ada.http.take("POST /api/sessions/passkey").answer(201, Said.signedIn(Said.ADA, "token-2"));
        assertEquals(2, problems.size());
        assertEquals(new Stage.SignedIn(Said.ADA, "Home"), ada.client.stage());
    }

    /** The same with other names in place of those, and with something more. */
    private static String newer(String answer, String... names) {
        var told = "{\"novelty\":[{}]," + answer.substring(1);
        for (int i = 0; i < names.length; i += 2) {
            assertTrue(told.contains(names[i]), told);
            told = told.replace(names[i], names[i + 1]);
        }
        return told;
    }

    @Test
    void nobodyHearsAnAnswerThatWasAskedForBySomebodyElse() {
        ada.up();
        find();
        var late = ada.http.take(USERS);
        ada.client.signOut();
        ada.http.take("DELETE /api/sessions/current").answer(204, "");
        ada.client.signIn(new Credentials("bob", "correct horse"), problems::add);
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.BOB, "token-of-bob"));
        late.answer(200, FOUND);
        assertEquals(List.of(), found);
        assertEquals(List.of(), problems);
    }

    @Test
    void norIsItAskedAgainWithTheAccessOfSomebodyElse() {
        ada.up();
        ada.client.api().members().leave(Said.TEA, () -> found.add(List.of()), problems::add);
        var late = ada.http.take("DELETE /api/rooms/tea/members/me");
        ada.client.signOut();
        ada.http.take("DELETE /api/sessions/current").answer(204, "");
        ada.client.signIn(new Credentials("bob", "correct horse"), problems::add);
        ada.http.take("POST /api/sessions").answer(201, Said.signedIn(Said.BOB, "token-of-bob"));
        late.answer(401, Said.problem(ErrorCode.UNAUTHENTICATED));
        assertEquals(0, ada.http.waiting());
        assertEquals(1, ada.http.count("DELETE /api/rooms/tea/members/me"));
        assertEquals(1, ada.http.count(REFRESH), "the one at the start");
    }

    @Test
    void whateverIsTypedArrivesAsItIs() {
        assertEquals("/api/rooms?q=caf%C3%A9%20%26%20%F0%9F%8E%82%3D%E2%82%AC&after=x-_.~",
                new Query("/api/rooms").with("q", "café & 🎂=€").with("none", null).with("empty", "")
                        .with("after", "x-_.~").toString());
    }

    @Test
    void aRoomThatWasMadeIsThereBeforeTheSocketTellsIt() {
        ada.up();
        var made = new Room(new RoomId("den"), "Den", RoomKind.PUBLIC, "", 1, 1, 1, 0, 0, 1, RoomRole.OWNER, false,
                false, null);
        ada.client.api().rooms().create(new NewRoom("Den", RoomKind.PUBLIC, null, List.of()), ada.client::met,
                problems::add);
        ada.http.take("POST /api/rooms").answer(201, Frames.write(new RoomAnswer(made)));
        assertEquals(List.of(made), ada.client.rooms());
        ada.client
                .met(new Room(made.id(), "An older name", RoomKind.PUBLIC, "", 0, 0, 0, 0, 0, 1, RoomRole.OWNER, false,
                        false, null));
        assertEquals(List.of(made), ada.client.rooms());
    }
}
