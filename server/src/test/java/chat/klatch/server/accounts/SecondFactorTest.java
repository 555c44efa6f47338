package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code after the password: switched on, asked for, and lost. */
class SecondFactorTest {
    private static final String PATH = "/api/me/second-factor";
    private static final Duration STEP = Duration.ofSeconds(30);
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer signsIn(String password, String code) {
        return server.http()
                .post("/api/sessions", Json.object("username", "ada", "password", password, "code", code)).answer();
    }

    private Answer signsIn(String code) {
        return signsIn(TestServer.PASSWORD, code);
    }

    private Answer signsInWithout() {
        return server.http().post("/api/sessions", Json.object("username", "ada", "password", TestServer.PASSWORD))
                .answer();
    }

    private static String field(JsonNode problem) {
        return problem.path("field").asText();
    }

    private static List<String> codes(Answer answer) {
        var codes = new ArrayList<String>();
        answer.json().get("recoveryCodes").forEach(code -> codes.add(code.textValue()));
        return codes;
    }

    @Test
    void whoseAccountAsksForACodeComesInWithThePasswordAndThatAndNotWithout() {
        assertEquals(Json.read("{\"recoveryCodesLeft\":0}"), ada.get(PATH).expect(200).json());
        var app = Authenticator.of(ada);
        assertEquals("code", field(signsInWithout().problem(401, "unauthenticated")));
        assertEquals("code", field(signsIn("").problem(401, "unauthenticated")));
        assertEquals("code", field(signsIn(app.wrong()).problem(401, "unauthenticated")));
        signsIn(app.code()).expect(201);
        var state = ada.get(PATH).expect(200).json();
        assertEquals(10, state.get("recoveryCodesLeft").intValue());
        assertEquals(server.clock().instant().minus(STEP).toEpochMilli(), state.get("since").longValue());
    }

    @Test
    void whetherACodeIsAskedForIsToldOnlyToWhoHasThePassword() {
        var before = signsIn("not her password", "123456").problem(401, "unauthenticated");
        var app = Authenticator.of(ada);
        assertEquals(before, signsIn("not her password", "123456").problem(401, "unauthenticated"));
        assertEquals(before, signsIn("not her password", app.code()).problem(401, "unauthenticated"));
        signsIn(app.code()).expect(201); // and it is not used up by that
    }

    @Test
    void whoHasNoSecondFactorMaySendACodeThatNobodyAskedFor() {
        signsIn("123456").expect(201);
    }

    @Test
    void aCodeIsGoodOnceAndNoneIsFromBeforeIt() {
        var app = Authenticator.of(ada);
        var earlier = app.code();
        app.waits();
        signsIn(app.code()).expect(201);
        assertEquals("code", field(signsIn(app.code()).problem(401, "unauthenticated")));
        assertEquals("code", field(signsIn(earlier).problem(401, "unauthenticated")));
        app.waits();
        signsIn(app.code()).expect(201);
    }

    @Test
    void theCodeByWhichItWasSwitchedOnIsUsedUpToo() {
        var app = Authenticator.begunBy(ada);
        app.confirmedBy(ada);
        signsIn(app.code()).problem(401, "unauthenticated");
    }

    @Test
    void aClockMayBeOffByAStepAndNoMore() {
        var app = Authenticator.of(ada);
        app.waits();
        app.waits();
        signsIn(app.code(STEP.multipliedBy(-2))).problem(401, "unauthenticated");
        signsIn(app.code(STEP.multipliedBy(2))).problem(401, "unauthenticated");
        signsIn(app.code(STEP.negated())).expect(201);
        signsIn(app.code(STEP)).expect(201);
    }

    @Test
    void ofManyWhoComeWithOneCodeAtOnceOneComesIn() throws Exception {
        var app = Authenticator.of(ada);
        assertEquals(1, comeIn(app.code()));
        var spare = codes(ada.post(PATH + "/recovery-codes", Authenticator.proof(next(app))).expect(201)).getFirst();
        assertEquals(1, comeIn(spare));
    }

    private static String next(Authenticator app) {
        app.waits();
        return app.code();
    }

    private long comeIn(String code) throws Exception {
        var coming = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            coming.add(() -> signsIn(code).status());
        }
        int in = 0;
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : crowd.invokeAll(coming)) {
                in += one.get() == 201 ? 1 : 0;
            }
        }
        return in;
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        var app = Authenticator.begunBy(ada);
        var spare = codes(app.confirmedBy(ada));
        assertEquals(10, spare.stream().distinct().count());
        assertTrue(spare.stream().allMatch(code -> code.matches("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}")),
                spare::toString);
        signsIn(spare.get(0)).expect(201);
        signsIn(spare.get(0)).problem(401, "unauthenticated");
        signsIn(spare.get(1).replace("-", " ").toUpperCase(Locale.ROOT).replace('0', 'O')).expect(201);
        assertEquals(8, ada.get(PATH).json().get("recoveryCodesLeft").intValue());
        app.waits();
        signsIn(app.code()).expect(201);
    }

    @Test
    void newRecoveryCodesVoidTheOldOnes() {
        var app = Authenticator.begunBy(ada);
        var old = codes(app.confirmedBy(ada));
        assertEquals("code", field(ada.post(PATH + "/recovery-codes", Authenticator.proof(app.wrong()))
                .problem(403, "forbidden")));
        var spare = codes(ada.post(PATH + "/recovery-codes", Authenticator.proof(next(app))).expect(201));
        signsIn(old.getFirst()).problem(401, "unauthenticated");
        signsIn(spare.getFirst()).expect(201);
    }

    @Test
    void whatWasOnlyBegunAsksForNothingAndIsOverAfterAQuarterOfAnHour() {
        var app = Authenticator.begunBy(ada);
        server.signIn("ada");
        server.clock().pass(Duration.ofMinutes(15));
        var later = server.signIn("ada");
        later.put(PATH, Authenticator.proof(app.code())).problem(409, "conflict");
        server.signIn("ada");
        var again = Authenticator.begunBy(later);
        later.put(PATH, Authenticator.proof(app.code())).problem(403, "forbidden");
        again.confirmedBy(later);
    }

    @Test
    void toSwitchItOnTakesThePasswordAndARightCode() {
        ada.put(PATH, Authenticator.proof("123456")).problem(409, "conflict");
        var app = Authenticator.begunBy(ada);
        assertEquals("code", field(ada.put(PATH, Authenticator.proof(app.wrong())).problem(403, "forbidden")));
        assertEquals("password", field(ada.put(PATH, Json.object("password", "not her password", "code", app.code()))
                .problem(403, "forbidden")));
        assertEquals("code", field(ada.put(PATH, Json.object("password", TestServer.PASSWORD))
                .problem(400, "invalid")));
        server.signIn("ada");
        app.confirmedBy(ada);
        ada.post(PATH, "").problem(409, "conflict");
        ada.put(PATH, Authenticator.proof(app.code())).problem(409, "conflict");
        signsInWithout().problem(401, "unauthenticated");
    }

    @Test
    void whoSwitchesItOnEndsTheSessionsThatWereBegunWithoutIt() {
        var other = server.signIn("ada");
        try (var here = ada.online(); var there = other.online()) {
            Authenticator.of(ada);
            assertEquals(4502, there.closed());
            assertFalse(here.isClosed());
        }
        other.get("/api/me").problem(401, "unauthenticated");
        ada.get("/api/me").expect(200);
    }

    @Test
    void toSwitchItOffTakesBothToo() {
        ada.post(PATH + "/off", Authenticator.proof("123456")).problem(409, "conflict");
        var app = Authenticator.of(ada);
        assertEquals("code",
                field(ada.post(PATH + "/off", Authenticator.proof(app.wrong())).problem(403, "forbidden")));
        assertEquals("password", field(ada.post(PATH + "/off", Json.object("password", "not hers", "code", app.code()))
                .problem(403, "forbidden")));
        signsInWithout().problem(401, "unauthenticated");
        var off = ada.post(PATH + "/off", Authenticator.proof(app.code())).expect(200).json();
        signsInWithout().expect(201);
        assertEquals(Json.read("{\"recoveryCodesLeft\":0}"), off);
        assertEquals(off, ada.get(PATH).expect(200).json());
    }

    @Test
    void aNewPasswordAndALinkToSetOneKeepIt() {
        var bob = server.signUp("bob");
        var app = Authenticator.of(bob);
        bob.patch("/api/me", Json.object("password", "a wholly other password", "oldPassword", TestServer.PASSWORD))
                .expect(200);
        assertAskedForACode("a wholly other password");
        var token = ada.post("/api/users/" + bob.id() + "/reset", "").expect(201).json().get("token").textValue();
        server.http().post("/api/resets", Json.object("token", token, "password", "one more long password")).answer()
                .expect(200);
        assertAskedForACode("one more long password");
        server.http().post("/api/sessions", Json.object("username", "bob", "password", "one more long password", "code",
                app.code())).answer().expect(201);
    }

    private void assertAskedForACode(String password) {
        assertEquals("code", field(server.http().post("/api/sessions",
                Json.object("username", "bob", "password", password)).answer().problem(401, "unauthenticated")));
    }

    @Test
    void theAddressSaysWhereAndWhoseInTheWayOfAllApps() {
        ada.patch("/api/place", Json.object("name", "The Blue Cup: ☕")).expect(200);
        var begun = ada.post(PATH, "").expect(201).json();
        var secret = begun.get("secret").textValue();
        assertTrue(secret.matches("[A-Z2-7]{32}"), secret);
        var place = "The%20Blue%20Cup%20%E2%98%95";
        assertEquals("otpauth://totp/" + place + ":ada%40127.0.0.1%3A" + server.port() + "?secret=" + secret
                + "&issuer=" + place, begun.get("address").textValue());
        assertTrue(begun.get("picture").textValue().startsWith("M4 4h7v1h-7z"), begun::toString);
        assertEquals(1, begun.get("side").intValue() % 4, "17 + 4 n modules and a border of 4");
        assertEquals(server.clock().instant().plus(Duration.ofMinutes(15)).toEpochMilli(),
                begun.get("expiresAt").longValue());
    }

    @Test
    void onAndOffAreInTheAuditLog() throws Exception {
        var app = Authenticator.of(ada);
        ada.post(PATH + "/off", Authenticator.proof(app.code())).expect(200);
        var said = new ArrayList<String>();
        try (var outside = server.outside();
                var statement = outside.createStatement();
                var rows = statement.executeQuery(
                        "select actor_name, deed, subject_name from audit where deed like '%factor%' order by number")) {
            while (rows.next()) {
                said.add(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        assertEquals(List.of("ada account_second_factor_on ada", "ada account_second_factor_off ada"), said);
    }
}
