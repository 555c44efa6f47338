package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Logs;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six digits are few: what becomes of who has the password and guesses. */
class GuessedCodesTest {
    private static final int A_MINUTE = 5;
    private static final Duration DAY = Duration.ofDays(1);
    private TestServer server;
    private Person ada;
    private Authenticator app;
    private String spare;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_RATE_LIMITS", "on");
        ada = server.signUp("ada");
        app = Authenticator.begunBy(ada);
        spare = app.confirmedBy(ada).json().get("recoveryCodes").get(0).textValue();
        app.waits();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer signsIn(String from, String code) {
        return server.http().post("/api/sessions",
                Json.object("username", "ada", "password", TestServer.PASSWORD, "code", code))
                .with("X-Forwarded-For", from).answer();
    }

    private void guesses(String from, int times) {
        for (int i = 0; i < times; i++) {
            signsIn(from, app.wrong()).problem(401, "unauthenticated");
        }
    }

    /** The limit of a day is reached from two networks, in two minutes. */
    private void guessesForADay() {
        guesses("203.0.113.9", A_MINUTE);
        server.clock().passSeconds(60);
        guesses("198.51.100.7", A_MINUTE);
        server.clock().passSeconds(60);
    }

    @Test
    void theSixthWrongCodeInAMinuteIsRefusedAndSoIsTheRightOneUntilTheMinuteIsOver() {
        guesses("203.0.113.9", A_MINUTE);
        signsIn("203.0.113.9", app.code()).problem(429, "rate_limited");
        signsIn("198.51.100.7", app.wrong()).problem(429, "rate_limited");
        signsIn("198.51.100.7", app.code()).expect(201);
        server.clock().passSeconds(60);
        signsIn("203.0.113.9", app.code()).expect(201);
    }

    @Test
    void toAskForNoCodeCountsNothing() {
        for (int i = 0; i < 3 * A_MINUTE; i++) {
            signsIn("203.0.113.9", "").problem(401, "unauthenticated");
        }
        signsIn("203.0.113.9", app.code()).expect(201);
    }

    @Test
    void tenWrongCodesADayAreHeardFromWhereverTheyComeAndThenNoneForADay() {
        guessesForADay();
        var refused = signsIn("192.0.2.1", app.code()).problem(429, "rate_limited");
        assertEquals("code", refused.get("field").textValue());
        assertEquals(DAY.minusSeconds(120).toMillis(), refused.get("after").longValue());
        server.restart();
        signsIn("192.0.2.1", app.code()).problem(429, "rate_limited");
        server.clock().pass(DAY);
        signsIn("192.0.2.1", app.code()).expect(201);
    }

    @Test
    void aRecoveryCodeLetsInNeverthelessAndHasCodesHeardAgain() {
        guessesForADay();
        signsIn("192.0.2.1", spare).expect(201);
        signsIn("192.0.2.1", app.code()).expect(201);
    }

    @Test
    void aRightCodeMakesUpForTheWrongOnes() {
        for (int day = 0; day < 3; day++) {
            guesses("203.0.113.9", A_MINUTE);
            server.clock().passSeconds(60);
            signsIn("203.0.113.9", app.code()).expect(201);
        }
    }

    /** Else ten more would be heard as soon as a day had passed since one that was made up for. */
    @Test
    void afterARightOneTheNextWrongOneBeginsADayOfItsOwn() {
        for (boolean recovery : new boolean[]{true, false}) {
            guesses("203.0.113.9", 1);
            server.clock().pass(DAY.minusMinutes(5));
            signsIn("192.0.2.1", recovery ? spare : app.code()).expect(201);
            guessesForADay();
            server.clock().passSeconds(240);
            var refused = signsIn("192.0.2.1", app.code()).problem(429, "rate_limited");
            assertEquals(DAY.minusSeconds(360).toMillis(), refused.get("after").longValue());
            server.clock().pass(DAY);
        }
    }

    @Test
    void whoIsSignedInGuessesNoMoreThanThat() {
        for (int i = 0; i < A_MINUTE; i++) {
            ada.post("/api/me/second-factor/off", Authenticator.proof(app.wrong())).problem(403, "forbidden");
        }
        ada.post("/api/me/second-factor/off", Authenticator.proof(app.code())).problem(429, "rate_limited");
        server.clock().passSeconds(60);
        for (int i = 0; i < A_MINUTE; i++) {
            ada.post("/api/me/second-factor/recovery-codes", Authenticator.proof(app.wrong()))
                    .problem(403, "forbidden");
        }
        server.clock().passSeconds(60);
        ada.post("/api/me/second-factor/off", Authenticator.proof(app.code())).problem(429, "rate_limited");
        ada.post("/api/me/second-factor/off", Authenticator.proof(spare)).expect(200);
    }

    @Test
    void noSecretAndNoRecoveryCodeReachesTheLog() {
        try (var logs = Logs.keep()) {
            guessesForADay();
            signsIn("192.0.2.1", app.code()).problem(429, "rate_limited");
            signsIn("192.0.2.1", spare).expect(201);
            Authenticator.begunBy(server.signUp("bob"));
            var log = logs.all();
            for (String secret : new String[]{app.secret(), spare, "otpauth"}) {
                assertFalse(log.contains(secret), () -> log);
            }
        }
    }
}
