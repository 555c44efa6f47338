package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.SoftAuthenticator;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming in by a passkey, and by nothing that only looks like one. */
class PasskeyTest {
    private static final String ORIGIN = "https://chat.example";
    private static final String DOMAIN = "chat.example";
    private static final String PATH = "/api/me/passkeys";
    private static final String SIGN_IN = "/api/sessions/passkey";
    private static final String PROOF = Json.object("password", TestServer.PASSWORD, "code", "");
    private static final Duration LIFE = Duration.ofMinutes(5);
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_URL", ORIGIN);
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode begun(Person person) {
        return person.post(PATH + "/options", PROOF).expect(200).json();
    }

    private static Answer adds(Person person, String credential) {
        return person.post(PATH, Json.object("name", "Phone", "credential", credential));
    }

    /** A passkey that is somebody's from now on. */
    private static SoftAuthenticator of(Person person) {
        var made = SoftAuthenticator.at(ORIGIN, DOMAIN);
        adds(person, made.made(begun(person))).expect(201);
        return made;
    }

    private JsonNode asked() {
        return server.http().post(SIGN_IN + "/options", "").answer().expect(200).json();
    }

    private Answer comesIn(String credential) {
        return server.http().post(SIGN_IN, Json.object("credential", credential)).answer();
    }

    private Answer comesIn(SoftAuthenticator passkey, Person as) {
        return comesIn(passkey.shown(asked(), as.id()));
    }

    private static List<String> names(Person person) {
        var names = new ArrayList<String>();
        person.get(PATH).expect(200).json().get("passkeys").forEach(one -> names.add(one.get("name").textValue()));
        return names;
    }

    private static String id(Person person) {
        return person.get(PATH).expect(200).json().get("passkeys").get(0).get("id").textValue();
    }

    @Test
    void whoHasMadeAPasskeyComesInByItAlone() {
        assertEquals(DOMAIN, server.http().get("/api/place").answer().json().get("passkeys").textValue());
        assertEquals(List.of(), names(ada));
        var passkey = of(ada);
        server.clock().passSeconds(1);
        var in = Person.of(server, comesIn(passkey, ada).expect(201));
        assertEquals(ada.id(), in.id());
        assertNotEquals("", in.refreshToken());
        assertEquals(ada.id(), server.http().post("/api/sessions/refresh",
                Json.object("refreshToken", in.refreshToken())).answer().expect(200).json().at("/user/id").textValue());
        assertEquals(2, in.get("/api/sessions").expect(200).json().get("sessions").size());
        var told = in.get(PATH).expect(200).json().get("passkeys").get(0);
        long now = server.clock().instant().toEpochMilli();
        assertEquals(now - 1000, told.get("createdAt").longValue());
        assertEquals(now, told.get("usedAt").longValue());
    }

    @Test
    void theBrowserIsAskedForOneThatFindsItsAccountAndVerifiesWhoseItIs() {
        var before = of(ada);
        var making = begun(ada).get("publicKey");
        assertEquals(DOMAIN, making.at("/rp/id").textValue());
        assertEquals("ada", making.at("/user/name").textValue());
        assertEquals(SoftAuthenticator.base64(ada.id().getBytes(StandardCharsets.UTF_8)),
                making.at("/user/id").textValue());
        assertEquals("required", making.at("/authenticatorSelection/residentKey").textValue());
        assertEquals("required", making.at("/authenticatorSelection/userVerification").textValue());
        assertEquals("none", making.get("attestation").textValue());
        assertEquals(before.id(), making.at("/excludeCredentials/0/id").textValue());
        var asked = asked().get("publicKey");
        assertEquals(DOMAIN, asked.get("rpId").textValue());
        assertEquals("required", asked.get("userVerification").textValue());
        assertFalse(asked.has("allowCredentials"));
    }

    @Test
    void whoComesInByOneIsAskedForNoCode() {
        var passkey = of(ada);
        Authenticator.of(ada);
        comesIn(passkey, ada).expect(201);
    }

    @Test
    void whatWasShownOnceLetsInOnceHoweverManyComeWithIt() throws Exception {
        var shown = of(ada).shown(asked(), ada.id());
        assertEquals(1, Crowd.letIn(8, () -> comesIn(shown).status()));
        comesIn(shown).problem(401, "unauthenticated");
        server.clock().pass(LIFE);
        comesIn(shown).problem(401, "unauthenticated");
    }

    @Test
    void onlyThePageOfThisPlaceAndOnlyADeviceThatAskedWhoItIsLetIn() {
        var passkey = of(ada);
        for (var wrong : List.of(passkey.on("https://chat.example.evil.example"), passkey.on("http://chat.example"),
                passkey.on(ORIGIN + ":8443"), passkey.on("https://sub.chat.example"), passkey.of("evil.example"),
                passkey.unverified(), SoftAuthenticator.at(ORIGIN, DOMAIN).as(passkey),
                SoftAuthenticator.at(ORIGIN, DOMAIN))) {
            comesIn(wrong, ada).problem(401, "unauthenticated");
        }
        comesIn(passkey.shown(asked(), ada.id(), "webauthn.create")).problem(401, "unauthenticated");
        comesIn(passkey, ada).expect(201);
    }

    @Test
    void onlyThePageOfThisPlaceAndOnlyADeviceThatAskedWhoItIsMakeOne() {
        var passkey = SoftAuthenticator.at(ORIGIN, DOMAIN);
        for (var wrong : List.of(passkey.on("https://evil.example"), passkey.of("evil.example"), passkey.unverified(),
                passkey.attesting("android-safetynet"), passkey.attesting("tpm"))) {
            assertEquals("credential",
                    adds(ada, wrong.made(begun(ada))).problem(400, "invalid").get("field").textValue());
        }
        assertEquals(List.of(), names(ada));
        adds(ada, passkey.made(begun(ada))).expect(201);
    }

    @Test
    void aDeviceMayVouchForItself() {
        var passkey = SoftAuthenticator.at(ORIGIN, DOMAIN).attesting("packed");
        adds(ada, passkey.made(begun(ada))).expect(201);
        comesIn(passkey, ada).expect(201);
    }

    @Test
    void aPasskeyLetsIntoTheAccountThatMadeItAndNoOther() {
        var bob = server.signUp("bob");
        var eves = of(server.signUp("eve"));
        of(bob);
        comesIn(eves, bob).problem(401, "unauthenticated");
        comesIn(eves, ada).problem(401, "unauthenticated");
        adds(bob, eves.made(begun(bob))).problem(409, "conflict");
        adds(bob, SoftAuthenticator.at(ORIGIN, DOMAIN).as(eves).made(begun(bob))).problem(409, "conflict");
        assertEquals(List.of("Phone"), names(bob));
    }

    @Test
    void aChallengeIsGoodForFiveMinutesForWhatItWasGivenAndForNobodyElse() {
        var bob = server.signUp("bob");
        var passkey = of(ada);
        var other = SoftAuthenticator.at(ORIGIN, DOMAIN);
        var asked = asked();
        var made = other.made(begun(ada));
        adds(bob, made).problem(409, "conflict");
        adds(server.signIn("ada"), made).problem(409, "conflict");
        adds(ada, other.made(asked)).problem(409, "conflict");
        comesIn(passkey.shown(begun(ada), ada.id())).problem(401, "unauthenticated");
        for (String forged : List.of("", "x", "a.b.c.d", "....", "a.9999999999999.c.d", "é")) {
            comesIn(passkey.shown(SoftAuthenticator.asked(forged), ada.id())).problem(401, "unauthenticated");
        }
        server.clock().pass(LIFE.minusMillis(1));
        var soon = other.made(begun(ada));
        comesIn(passkey.shown(asked, ada.id())).expect(201);
        var late = asked();
        server.clock().pass(LIFE);
        adds(ada, soon).problem(409, "conflict");
        comesIn(passkey.shown(late, ada.id())).problem(401, "unauthenticated");
        assertEquals(List.of("Phone"), names(ada));
    }

    @Test
    void withOneChallengeOnePasskeyIsMade() {
        var begun = begun(ada);
        adds(ada, SoftAuthenticator.at(ORIGIN, DOMAIN).made(begun)).expect(201);
        adds(ada, SoftAuthenticator.at(ORIGIN, DOMAIN).made(begun)).problem(409, "conflict");
        assertEquals(List.of("Phone"), names(ada));
    }

    @Test
    void whatIsNoPasskeyAtAllIsInvalidAndNamed() {
        for (String no : List.of("x", "[]", "{}", "null", "[".repeat(5_000), "{\"id\":\"x\"}",
                SoftAuthenticator.at(ORIGIN, DOMAIN).made(begun(ada)).replace("attestationObject", "other"))) {
            assertEquals("credential", adds(ada, no).problem(400, "invalid").get("field").textValue(), no);
            assertEquals("credential", comesIn(no).problem(400, "invalid").get("field").textValue(), no);
        }
        var deep = "gYGB".repeat(900);
        var nested = SoftAuthenticator.at(ORIGIN, DOMAIN).made(begun(ada)).replaceFirst(
                "\"attestationObject\":\"[^\"]+\"", "\"attestationObject\":\"" + deep + "\"");
        adds(ada, nested).problem(400, "invalid");
    }

    @Test
    void onesOwnAreNamedAndRemovedAndNobodyElses() {
        var passkey = of(ada);
        var bob = server.signUp("bob");
        var path = PATH + "/" + id(ada);
        bob.patch(path, "{\"name\":\"Mine\"}").problem(404, "not_found");
        bob.delete(path).problem(404, "not_found");
        var named = ada.patch(path, "{\"name\":\" Key on the ring \"}").expect(200).json();
        assertEquals("Key on the ring", named.at("/passkeys/0/name").textValue());
        assertEquals("name", ada.patch(path, "{\"name\":\" \"}").problem(400, "invalid").get("field").textValue());
        ada.delete(path).expect(204);
        ada.delete(path).problem(404, "not_found");
        assertEquals(List.of(), names(ada));
        comesIn(passkey, ada).problem(401, "unauthenticated");
    }

    @Test
    void whoseAccountIsDisabledStaysOutsideUntilItIsEnabled() {
        var bob = server.signUp("bob");
        var passkey = of(bob);
        ada.patch("/api/users/" + bob.id(), "{\"disabled\":true}").expect(200);
        comesIn(passkey, bob).problem(401, "unauthenticated");
        ada.patch("/api/users/" + bob.id(), "{\"disabled\":false}").expect(200);
        comesIn(passkey, bob).expect(201);
    }

    @Test
    void toMakeOneTakesThePasswordAndTheCodeWhereThatIsAskedFor() {
        assertEquals("password",
                ada.post(PATH + "/options", "").problem(403, "forbidden").get("field").textValue());
        var wrong = Json.object("password", "not her password", "code", "");
        assertEquals("password",
                ada.post(PATH + "/options", wrong).problem(403, "forbidden").get("field").textValue());
        var app = Authenticator.of(ada);
        for (String proof : List.of("", PROOF, Authenticator.proof(app.wrong()))) {
            assertEquals("code",
                    ada.post(PATH + "/options", proof).problem(403, "forbidden").get("field").textValue());
        }
        ada.post(PATH + "/options", Authenticator.proof(app.code())).expect(200);
    }

    @Test
    void nobodyHasMoreThanTwenty() {
        for (int i = 0; i < 19; i++) {
            of(ada);
        }
        var two = List.of(begun(ada), begun(ada));
        adds(ada, SoftAuthenticator.at(ORIGIN, DOMAIN).made(two.getFirst())).expect(201);
        adds(ada, SoftAuthenticator.at(ORIGIN, DOMAIN).made(two.getLast())).problem(409, "conflict");
        ada.post(PATH + "/options", PROOF).problem(409, "conflict");
        assertEquals(20, names(ada).size());
        of(server.signUp("bob"));
    }

    @Test
    void whoeverCountsBackwardsIsNotLetIn() {
        var passkey = of(ada);
        comesIn(passkey, ada).expect(201);
        var shown = passkey.counting(7).shown(asked(), ada.id());
        comesIn(shown).expect(201);
        var told = comesIn(shown).problem(401, "unauthenticated").get("detail").textValue();
        assertFalse(told.contains("copy"), told); // it is the same once more
        comesIn(passkey.counting(7), ada).problem(401, "unauthenticated");
        comesIn(passkey.counting(3), ada).problem(401, "unauthenticated");
        comesIn(passkey, ada).problem(401, "unauthenticated");
        comesIn(passkey.counting(8), ada).expect(201);
    }

    @Test
    void aNewPasswordKeepsThem() {
        var passkey = of(ada);
        ada.patch("/api/me", Json.object("password", "a wholly other password", "oldPassword", TestServer.PASSWORD))
                .expect(200);
        comesIn(passkey, ada).expect(201);
    }

    @Test
    void makingAndRemovingAreInTheAuditLog() throws Exception {
        of(ada);
        ada.delete(PATH + "/" + id(ada)).expect(204);
        var said = new ArrayList<String>();
        try (var outside = server.outside();
                var statement = outside.createStatement();
                var rows = statement.executeQuery("select actor_name, deed, subject_name, value from audit"
                        + " where deed like '%passkey%' order by number")) {
            while (rows.next()) {
                said.add(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        assertEquals(List.of("ada account_passkey_added ada Phone", "ada account_passkey_removed ada Phone"), said);
    }

    @Test
    void usedChallengesAreForgottenWhenTheirTimeIsOver() throws Exception {
        var passkey = of(ada);
        comesIn(passkey, ada).expect(201);
        server.clock().pass(Challenges.KEPT.plus(LIFE));
        comesIn(passkey, ada).expect(201);
        try (var outside = server.outside();
                var statement = outside.createStatement();
                var rows = statement.executeQuery("select count(*) from used_challenge")) {
            assertTrue(rows.next());
            assertEquals(1, rows.getInt(1));
        }
    }
}
