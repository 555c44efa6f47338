package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.OneNode;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordTest {
    private static final String ANOTHER = "a wholly other password";

    @Test
    void aNewPasswordEndsAllOtherSessionsAndTheirSocketsButNotTheOneThatAsked() {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            var other = server.signIn("ada");
            try (var here = ada.online(); var there = other.online()) {
                change(ada, TestServer.PASSWORD, ANOTHER).expect(200);
                assertEquals(4502, there.closed());
                other.get("/api/me").problem(401, "unauthenticated");
                refresh(server, other).problem(401, "unauthenticated");
                ada.get("/api/me").expect(200);
                assertFalse(here.isClosed());
            }
            signIn(server, "ada", TestServer.PASSWORD).problem(401, "unauthenticated");
            signIn(server, "ada", ANOTHER).expect(201);
        }
    }

    @Test
    void aNewPasswordNeedsTheOldOne() {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            assertEquals("oldPassword", ada.patch("/api/me", Json.object("password", ANOTHER)).problem(400, "invalid")
                    .get("field").textValue());
            assertEquals("oldPassword", change(ada, "not the password", ANOTHER).problem(403, "forbidden").get("field")
                    .textValue());
            signIn(server, "ada", TestServer.PASSWORD).expect(201);
        }
    }

    @Test
    void aPasswordHasTenToTwoHundredAndFiftySixCodePoints() {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            change(ada, TestServer.PASSWORD, "123456789").problem(400, "invalid");
            change(ada, TestServer.PASSWORD, "🙂".repeat(257)).problem(400, "invalid");
            change(ada, TestServer.PASSWORD, "🙂".repeat(256)).expect(200);
            change(ada, "🙂".repeat(256), "1234567890").expect(200);
        }
    }

    @Test
    void theSixthWrongPasswordInAMinuteIsRefusedAndSoIsTheRightOneUntilTheMinuteIsOver() {
        try (var server = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            server.signUp("ada");
            for (int i = 0; i < 5; i++) {
                signIn(server, "ADA", "wrong password " + i).problem(401, "unauthenticated");
            }
            var limited = signIn(server, "ada", TestServer.PASSWORD);
            assertEquals(60_000, limited.problem(429, "rate_limited").get("after").longValue());
            assertEquals("60", limited.header("Retry-After"));
            signIn(server, "bob", TestServer.PASSWORD).problem(401, "unauthenticated");
            server.clock().passSeconds(60);
            signIn(server, "ada", TestServer.PASSWORD).expect(201);
        }
    }

    /** Nor may more networks together guess more: a sixth wrong password in a minute is not told from a right one. */
    @Test
    void whoGuessesElsewhereLocksNobodyOut() {
        try (var server = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            server.signUp("ada");
            for (int i = 0; i < 5; i++) {
                signInFrom(server, "203.0.113.9", "wrong password " + i).problem(401, "unauthenticated");
            }
            signInFrom(server, "203.0.113.9", TestServer.PASSWORD).problem(429, "rate_limited");
            signInFrom(server, "198.51.100.7", "wrong password").problem(429, "rate_limited");
            signInFrom(server, "198.51.100.7", TestServer.PASSWORD).expect(201);
            signInFrom(server, "203.0.113.9", TestServer.PASSWORD).problem(429, "rate_limited");
        }
    }

    @Test
    void oneNetworkOfTheNewAddressesIsOne() {
        try (var server = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            server.signUp("ada");
            for (int i = 0; i < 5; i++) {
                signInFrom(server, "2001:db8:1:2::" + i, "wrong password").problem(401, "unauthenticated");
            }
            signInFrom(server, "2001:db8:1:2:ffff::1", TestServer.PASSWORD).problem(429, "rate_limited");
            signInFrom(server, "2001:db8:1:3::1", TestServer.PASSWORD).expect(201);
        }
    }

    @Test
    void whereverManyGuessFromWhoHadItRightBeforeStillGetsIn() {
        try (var server = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            var ada = server.signUp("ada");
            signInFrom(server, "192.0.2.1", TestServer.PASSWORD).expect(201);
            for (int i = 0; i < 20; i++) {
                assertEquals(i < 5 ? 401 : 429, signInFrom(server, "203.0.113." + i, "wrong password").status());
            }
            signInFrom(server, "198.51.100.7", TestServer.PASSWORD).problem(429, "rate_limited");
            signInFrom(server, "192.0.2.1", TestServer.PASSWORD).expect(201);
            change(ada, TestServer.PASSWORD, ANOTHER).expect(200);
            server.clock().passSeconds(60);
            assertEquals(201, server.http().post("/api/sessions", Json.object("username", "ada", "password", ANOTHER))
                    .with("X-Forwarded-For", "198.51.100.7").answer().status());
        }
    }

    @Test
    void wrongPasswordsOfTheSignedInCountToo() {
        try (var server = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            var ada = server.signUp("ada");
            for (int i = 0; i < 5; i++) {
                change(ada, "wrong password " + i, ANOTHER).problem(403, "forbidden");
            }
            change(ada, TestServer.PASSWORD, ANOTHER).problem(429, "rate_limited");
        }
    }

    @OneNode
    @Test
    void manyGuessesAtOnceCountLikeAsManyOneAfterAnother() {
        try (var server = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            server.signUp("ada");
            var answers = atOnce(12, i -> signIn(server, "ada", "wrong password " + i));
            assertEquals(5, answers.stream().filter(answer -> answer.status() == 401).count());
            assertEquals(7, answers.stream().filter(answer -> answer.status() == 429).count());
        }
    }

    @Test
    void anUnknownNameIsThrottledAndAnsweredLikeAKnownOne() {
        try (var server = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            server.signUp("ada");
            var known = signIn(server, "ada", "wrong password").problem(401, "unauthenticated");
            var unknown = signIn(server, "nobody", "wrong password").problem(401, "unauthenticated");
            assertEquals(known, unknown);
            for (int i = 0; i < 4; i++) {
                signIn(server, "nobody", "wrong password " + i).problem(401, "unauthenticated");
            }
            signIn(server, "nobody", "wrong password").problem(429, "rate_limited");
        }
    }

    @Test
    void tooManyWhoSignInAtOnceAreSentAwayInsteadOfWaitingForEver() {
        try (var server = TestServer.start(PasswordCost.STANDARD)) {
            server.signUp("ada");
            var answers = atOnce(60, i -> signIn(server, "somebody" + i, "wrong password"));
            assertTrue(answers.stream().allMatch(answer -> answer.status() == 401 || answer.status() == 503));
            var busy = answers.stream().filter(answer -> answer.status() == 503).findFirst().orElseThrow();
            assertEquals(1_000, busy.problem(503, "unavailable").get("after").longValue());
            signIn(server, "ada", TestServer.PASSWORD).expect(201);
        }
    }

    private interface Ask {
        Answer of(int number);
    }

    private static List<Answer> atOnce(int many, Ask ask) {
        var asked = Stream.iterate(0, i -> i + 1).limit(many).map(i -> {
            var answer = new CompletableFuture<Answer>();
            Thread.ofVirtual().start(() -> {
                try {
                    answer.complete(ask.of(i));
                } catch (RuntimeException lost) {
                    answer.completeExceptionally(lost);
                }
            });
            return answer;
        }).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static Answer change(Person person, String old, String password) {
        return person.patch("/api/me", Json.object("oldPassword", old, "password", password));
    }

    private static Answer signIn(TestServer server, String username, String password) {
        return server.http().post("/api/sessions", Json.object("username", username, "password", password)).answer();
    }

    /** Ada, or who says so, from an address. */
    private static Answer signInFrom(TestServer server, String address, String password) {
        return server.http().post("/api/sessions", Json.object("username", "ada", "password", password))
                .with("X-Forwarded-For", address).answer();
    }

    private static Answer refresh(TestServer server, Person person) {
        return server.http().post("/api/sessions/refresh", Json.object("refreshToken", person.refreshToken())).answer();
    }
}
