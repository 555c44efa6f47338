package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.SoftAuthenticator;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A passkey after the password: switched on, asked for, and lost. */
class PasskeyAfterPasswordTest {
    private static final String ORIGIN = "https://chat.example";
    private static final String DOMAIN = "chat.example";
    private static final String PATH = "/api/me/second-factor";
    private static final String PASSKEYS = "/api/me/passkeys";
    private static final String SIGN_IN = "/api/sessions/passkey";
    private TestServer server;
    private Person ada;
    private SoftAuthenticator passkey;
    private List<String> spare;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_URL", ORIGIN);
        ada = server.signUp("ada");
        passkey = SoftAuthenticator.at(ORIGIN, DOMAIN);
        spare = codes(passkey.secondFactorOf(ada));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<String> codes(Answer answer) {
        var codes = new ArrayList<String>();
        answer.json().get("recoveryCodes").forEach(code -> codes.add(code.textValue()));
        return codes;
    }

    private Answer byPassword() {
        return server.http().post("/api/sessions", Json.object("username", "ada", "password", TestServer.PASSWORD))
                .answer();
    }

    private Answer byCode(String code) {
        return server.http().post("/api/sessions",
                Json.object("username", "ada", "password", TestServer.PASSWORD, "code", code)).answer();
    }

    private Answer comesIn(String credential) {
        return server.http().post(SIGN_IN, Json.object("credential", credential)).answer();
    }

    private static String field(JsonNode problem) {
        return problem.path("field").asText();
    }

    private String idOfPasskey() {
        return ada.get(PASSKEYS).expect(200).json().at("/passkeys/0/id").textValue();
    }

    private void inDatabase(String sql) throws Exception {
        try (var outside = server.outside(); var statement = outside.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0);
        }
    }

    @Test
    void thePasswordAloneLetsNobodyInAndWithAPasskeyItDoes() {
        assertEquals("passkey", field(byPassword().problem(401, "unauthenticated")));
        var in = Person.of(server, comesIn(passkey.shownAfterPassword(ada)).expect(201));
        assertEquals(ada.id(), in.id());
        var state = in.get(PATH).expect(200).json();
        assertTrue(state.get("passkey").booleanValue());
        assertEquals(10, state.get("recoveryCodesLeft").intValue());
        assertEquals(server.clock().instant().toEpochMilli(), state.get("since").longValue());
    }

    @Test
    void itIsNamedToWhoHasThePasswordAndToNobodyElse() {
        var asked = passkey.askedAfterPassword(ada).expect(200).json().get("publicKey");
        assertEquals(1, asked.get("allowCredentials").size());
        assertEquals(passkey.id(), asked.at("/allowCredentials/0/id").textValue());
        assertEquals("required", asked.get("userVerification").textValue());
        var wrong = server.http().post("/api/sessions", Json.object("username", "eve", "password", "no")).answer()
                .problem(401, "unauthenticated");
        for (String name : List.of("ada", "nobody")) {
            assertEquals(wrong, server.http().post(SIGN_IN + "/options",
                    Json.object("username", name, "password", "not theirs")).answer().problem(401, "unauthenticated"));
        }
    }

    @Test
    void anAuthenticatorThatWasToldWhichOneNeedNotSayWhoseItIs() {
        var alone = server.http().post(SIGN_IN + "/options", "").answer().expect(200).json();
        comesIn(passkey.shown(alone, "")).problem(401, "unauthenticated");
        comesIn(passkey.shown(passkey.askedAfterPassword(ada).expect(200).json(), "")).expect(201);
    }

    @Test
    void afterThePasswordOfOneThePasskeyOfAnotherLetsNobodyIn() {
        var bob = server.signUp("bob");
        var bobs = SoftAuthenticator.at(ORIGIN, DOMAIN);
        bobs.madeBy(bob);
        var asked = passkey.askedAfterPassword(ada).expect(200).json();
        comesIn(bobs.shown(asked, bob.id())).problem(401, "unauthenticated");
        comesIn(bobs.shown(asked, ada.id())).problem(401, "unauthenticated");
        comesIn(bobs.shown(asked, "")).problem(401, "unauthenticated");
        comesIn(SoftAuthenticator.at(ORIGIN, DOMAIN).as(passkey).shown(asked, ada.id()))
                .problem(401, "unauthenticated");
        comesIn(passkey.shown(asked, ada.id())).expect(201);
    }

    @Test
    void whatWasShownIsGoodOnceAndForFiveMinutes() throws Exception {
        var shown = passkey.shownAfterPassword(ada);
        var late = passkey.shownAfterPassword(ada);
        assertEquals(1, Crowd.letIn(8, () -> comesIn(shown).status()));
        server.clock().pass(Duration.ofMinutes(5));
        comesIn(late).problem(401, "unauthenticated");
    }

    @Test
    void aRecoveryCodeLetsInWhereThePasskeyIsLostAndSixDigitsDoNot() {
        assertEquals("code", field(byCode("123456").problem(401, "unauthenticated")));
        byCode(spare.getFirst()).expect(201);
        assertEquals("code", field(byCode(spare.getFirst()).problem(401, "unauthenticated")));
        byCode(spare.getLast()).expect(201);
    }

    @Test
    void toSwitchItOnTakesThePasswordAndAPasskeyThatIsThereAndOnesOwn() {
        var bob = server.signUp("bob");
        var bobs = SoftAuthenticator.at(ORIGIN, DOMAIN);
        assertEquals("You have no passkey here yet: make one first.",
                bobs.askedAfterPassword(bob).problem(409, "conflict").get("detail").textValue());
        bobs.madeBy(bob);
        bob.put(PATH, passkey.proof(ada)).problem(403, "forbidden");
        bob.put(PATH, Json.object("password", TestServer.PASSWORD, "code", "", "credential",
                passkey.shown(bobs.askedAfterPassword(bob).json(), bob.id()))).problem(403, "forbidden");
        assertEquals("password", field(bob.put(PATH, Json.object("password", "not his", "code", "", "credential",
                bobs.shownAfterPassword(bob))).problem(403, "forbidden")));
        assertEquals("credential", field(bob.put(PATH, Json.object("password", TestServer.PASSWORD, "code", "",
                "credential", "x")).problem(400, "invalid")));
        server.signIn("bob");
        var proof = bobs.proof(bob);
        bob.put(PATH, proof).expect(200);
        bob.put(PATH, proof).problem(403, "forbidden");
        bob.put(PATH, bobs.proof(bob)).problem(409, "conflict");
        assertFalse(ada.get(PATH).json().has("recoveryCodes"));
    }

    @Test
    void whoSwitchesItOnEndsTheSessionsThatWereBegunWithoutIt() {
        var bob = server.signUp("bob");
        var other = server.signIn("bob");
        SoftAuthenticator.at(ORIGIN, DOMAIN).secondFactorOf(bob);
        other.get("/api/me").problem(401, "unauthenticated");
        bob.get("/api/me").expect(200);
    }

    @Test
    void anAccountIsAskedForOneThingAndNotForTwo() {
        ada.post(PATH, "").problem(409, "conflict");
        var bob = server.signUp("bob");
        var bobs = SoftAuthenticator.at(ORIGIN, DOMAIN);
        bobs.madeBy(bob);
        var app = Authenticator.begunBy(bob);
        bob.put(PATH, bobs.proof(bob)).expect(200);
        bob.put(PATH, Authenticator.proof(app.code())).problem(409, "conflict");
        bob.post(PATH + "/off", Authenticator.proof(app.code())).problem(403, "forbidden");
        bob.post(PATH + "/off", bobs.proof(bob)).expect(200);
        Authenticator.of(bob);
        assertFalse(bob.get(PATH).json().has("passkey"));
        bob.put(PATH, bobs.proof(bob)).problem(409, "conflict");
        assertEquals("code", field(bob.post(PATH + "/off", bobs.proof(bob)).problem(403, "forbidden")));
    }

    @Test
    void whatMakesAWayInTakesBothAgain() {
        var only = Json.object("password", TestServer.PASSWORD, "code", "");
        assertEquals("passkey", field(ada.post(PASSKEYS + "/options", "").problem(403, "forbidden")));
        for (String path : List.of(PASSKEYS + "/options", PATH + "/recovery-codes", PATH + "/off")) {
            assertEquals("passkey", field(ada.post(path, only).problem(403, "forbidden")));
            assertEquals("code", field(ada.post(path, Authenticator.proof("123456")).problem(403, "forbidden")));
        }
        ada.post(PASSKEYS + "/options", passkey.proof(ada)).expect(200);
        var proof = passkey.proof(ada);
        var fresh = codes(ada.post(PATH + "/recovery-codes", proof).expect(201));
        ada.post(PATH + "/off", proof).problem(403, "forbidden");
        byCode(spare.getFirst()).problem(401, "unauthenticated");
        ada.post(PASSKEYS + "/options", Authenticator.proof(fresh.getFirst())).expect(200);
        ada.post(PATH + "/off", passkey.proof(ada)).expect(200);
        byPassword().expect(201);
        assertEquals(Json.read("{\"recoveryCodesLeft\":0}"), ada.get(PATH).expect(200).json());
    }

    @Test
    void whatWasShownToComeInAloneIsNoProof() {
        var alone = server.http().post(SIGN_IN + "/options", "").answer().expect(200).json();
        ada.post(PATH + "/off", Json.object("password", TestServer.PASSWORD, "code", "", "credential",
                passkey.shown(alone, ada.id()))).problem(403, "forbidden");
    }

    @Test
    void theLastPasskeyStaysWhileItIsAskedFor() {
        ada.delete(PASSKEYS + "/" + idOfPasskey()).problem(409, "conflict");
        server.clock().passSeconds(1); // the oldest is the first of the list
        var begun = ada.post(PASSKEYS + "/options", passkey.proof(ada)).expect(200).json();
        var other = SoftAuthenticator.at(ORIGIN, DOMAIN);
        ada.post(PASSKEYS, Json.object("name", "Ring", "credential", other.made(begun))).expect(201);
        ada.delete(PASSKEYS + "/" + idOfPasskey()).expect(204);
        comesIn(other.shownAfterPassword(ada)).expect(201);
        ada.delete(PASSKEYS + "/" + idOfPasskey()).problem(409, "conflict");
        ada.post(PATH + "/off", other.proof(ada)).expect(200);
        ada.delete(PASSKEYS + "/" + idOfPasskey()).expect(204);
        byPassword().expect(201);
    }

    @Test
    void atAnotherNameOnlyRecoveryCodesLetInUntilThereIsAPasskeyForIt() throws Exception {
        inDatabase("update passkey set domain = 'old.example'");
        assertEquals("passkey", field(byPassword().problem(401, "unauthenticated")));
        assertEquals("You have no passkey that is good here: use a recovery code.",
                passkey.askedAfterPassword(ada).problem(409, "conflict").get("detail").textValue());
        byCode(spare.getFirst()).expect(201);
        var begun = ada.post(PASSKEYS + "/options", Authenticator.proof(spare.getLast())).expect(200).json();
        var fresh = SoftAuthenticator.at(ORIGIN, DOMAIN);
        ada.post(PASSKEYS, Json.object("name", "New", "credential", fresh.made(begun))).expect(201);
        comesIn(fresh.shownAfterPassword(ada)).expect(201);
    }

    @Test
    void whereTheOperatorHasSwitchedPasskeysOffRecoveryCodesLetIn() {
        try (var none = TestServer.start()) { // by its number it has none, and by its name it has
            var bob = none.signUp("bob");
            var bobs = SoftAuthenticator.at("http://localhost:" + none.port(), "localhost");
            var codes = codes(bobs.secondFactorOf(bob));
            var both = Json.object("username", "bob", "password", TestServer.PASSWORD);
            assertEquals("passkey", field(none.http().post("/api/sessions", both).answer()
                    .problem(401, "unauthenticated")));
            none.http().post(SIGN_IN + "/options", both).answer().problem(404, "not_found");
            bob.post(PATH + "/off", bobs.proof(bob)).problem(404, "not_found");
            bob.post(PATH + "/off", Authenticator.proof(codes.getFirst())).expect(200);
            none.http().post("/api/sessions", both).answer().expect(201);
        }
    }

    @Test
    void aNodeThatKnowsNothingOfItTakesRecoveryCodesOnly() throws Exception {
        inDatabase("update second_factor set by_passkey = " + (server.environment().isEmpty() ? "0" : "false"));
        assertEquals("code", field(byPassword().problem(401, "unauthenticated")));
        byCode("123456").problem(401, "unauthenticated");
        byCode(spare.getFirst()).expect(201);
    }

    @Test
    void wrongRecoveryCodesAndWrongPasswordsAreCounted() {
        try (var limited = TestServer.start("KLATCH_URL", ORIGIN, "KLATCH_RATE_LIMITS", "on")) {
            var bob = limited.signUp("bob");
            var bobs = SoftAuthenticator.at(ORIGIN, DOMAIN);
            bobs.secondFactorOf(bob);
            for (int i = 0; i < 5; i++) {
                limited.http().post("/api/sessions", Json.object("username", "bob", "password", TestServer.PASSWORD,
                        "code", "0000-0000-0000-000" + i)).answer().problem(401, "unauthenticated");
            }
            bobs.askedAfterPassword(bob).problem(429, "rate_limited");
            limited.clock().passSeconds(60);
            for (int i = 0; i < 5; i++) {
                limited.http().post(SIGN_IN + "/options", Json.object("username", "bob", "password", "not his"))
                        .answer().problem(401, "unauthenticated");
            }
            limited.http().post("/api/sessions", Json.object("username", "bob", "password", TestServer.PASSWORD))
                    .answer().problem(429, "rate_limited");
        }
    }

    @Test
    void whoseAccountIsDisabledIsAskedForNothing() {
        var bob = server.signUp("bob");
        var bobs = SoftAuthenticator.at(ORIGIN, DOMAIN);
        bobs.secondFactorOf(bob);
        var shown = bobs.shownAfterPassword(bob);
        ada.patch("/api/users/" + bob.id(), "{\"disabled\":true}").expect(200);
        bobs.askedAfterPassword(bob).problem(401, "unauthenticated");
        comesIn(shown).problem(401, "unauthenticated");
    }

    @Test
    void onAndOffAreInTheAuditLog() throws Exception {
        ada.post(PATH + "/off", passkey.proof(ada)).expect(200);
        var said = new ArrayList<String>();
        try (var outside = server.outside();
                var statement = outside.createStatement();
                var rows = statement.executeQuery("select actor_name, deed, subject_name, value from audit"
                        + " where deed like '%factor%' order by number")) {
            while (rows.next()) {
                said.add(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        assertEquals(List.of("ada account_second_factor_on ada passkey", "ada account_second_factor_off ada "), said);
    }
}
