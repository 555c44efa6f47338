package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.Limits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "HTTP": signing up and in. */
class AccountsTest {
    private static final String ELSEWHERE = "203.0.113.7";
    private static TestServer server;
    private static TestServer strict;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.signUp("owner");
        strict = TestServer.start("KLATCH_RATE_LIMITS", "on");
        strict.signUp("owner");
    }

    @AfterAll
    static void stop() {
        server.close();
        strict.close();
    }

    private static Answer signUp(Object... fields) {
        return server.http().post("/api/accounts", Json.object(fields)).answer();
    }

    private static Answer signIn(TestServer where, String username, String password) {
        return where.http().post("/api/sessions", Json.object("username", username, "password", password)).answer();
    }

    private static void assertInvalid(String field, Answer answer) {
        assertEquals(field, answer.problem(400, "invalid").get("field").textValue(), answer::text);
    }

    @Test
    void aUsernameIsTwoToThirtyTwoOfAFew() {
        for (String bad : new String[]{"", "a", "a b", "ä1", "a@b", "a/b", "x".repeat(33), " ab", "аb"}) {
            assertInvalid("username", signUp("username", bad, "password", TestServer.PASSWORD));
        }
        assertInvalid("username", signUp("password", TestServer.PASSWORD));
        assertInvalid("username", signUp("username", 5, "password", TestServer.PASSWORD));
        for (String good : new String[]{"a1", "a_.-", "x".repeat(32)}) {
            signUp("username", good, "password", TestServer.PASSWORD).expect(201);
        }
    }

    @Test
    void aTakenUsernameIsAConflictThatNamesTheField() {
        server.signUp("taken");
        for (String same : new String[]{"taken", "TaKeN"}) {
            assertEquals("username", signUp("username", same, "password", TestServer.PASSWORD)
                    .problem(409, "conflict").get("field").textValue());
        }
    }

    @Test
    void whoWantsATakenUsernameIsToldOneLikeItThatIsFree() {
        var longest = "y".repeat(Limits.USERNAME_CHARS);
        for (String name : List.of("ada", "ada2", longest)) {
            server.signUp(name);
        }
        assertEquals("“ada” is taken; “ada3” is free.", told("ada"));
        assertEquals("“ada2” is taken; “ada22” is free.", told("ada2"));
        assertEquals("“" + longest + "” is taken; “" + longest.substring(1) + "2” is free.", told(longest));
    }

    private String told(String username) {
        return signUp("username", username, "password", TestServer.PASSWORD).problem(409, "conflict").get("detail")
                .textValue();
    }

    @Test
    void ofTwoWhoWantTheSameNameAtOnceOneGetsIt() {
        var both = IntStream.range(0, 2).mapToObj(_ -> CompletableFuture
                .supplyAsync(() -> signUp("username", "twins", "password", TestServer.PASSWORD).status())).toList();
        assertEquals(201 + 409, both.stream().mapToInt(CompletableFuture::join).sum());
    }

    @Test
    void aPasswordIsTenTo256CodePointsKeptToTheLetter() {
        assertInvalid("password", signUp("username", "short1", "password", "123456789"));
        assertInvalid("password", signUp("username", "long1", "password", "x".repeat(257)));
        signUp("username", "ten1", "password", "😀".repeat(10)).expect(201);
        signUp("username", "most1", "password", "😀".repeat(256)).expect(201);
        signUp("username", "space1", "password", "  ten spaces  ").expect(201);
        signIn(server, "space1", "ten spaces").problem(401, "unauthenticated");
        signIn(server, "space1", "  ten spaces  ").expect(201);
        signIn(server, "most1", "😀".repeat(255) + "😁").problem(401, "unauthenticated");
    }

    @Test
    void aNameIsOneToSixtyFour() {
        assertInvalid("name", signUp("username", "name1", "password", TestServer.PASSWORD, "name", " "));
        assertInvalid("name", signUp("username", "name1", "password", TestServer.PASSWORD, "name", "x".repeat(65)));
        signUp("username", "name1", "password", TestServer.PASSWORD, "name", "é".repeat(64)).expect(201);
    }

    @Test
    void whateverWasWrongTheAnswerIsTheSame() {
        server.signUp("known");
        var wrongPassword = signIn(server, "known", "wrong password");
        var nobody = signIn(server, "nobody", TestServer.PASSWORD);
        var noName = signIn(server, "not a name!", "x");
        wrongPassword.problem(401, "unauthenticated");
        assertEquals(wrongPassword.text(), nobody.text());
        assertEquals(wrongPassword.text(), noName.text());
        assertEquals("", wrongPassword.header("Set-Cookie"));
        var known = signIn(server, "KNOWN", TestServer.PASSWORD).expect(201).json();
        assertEquals("known", known.get("user").get("username").textValue());
        assertEquals(server.clock().millis() + 15 * 60_000, known.get("expiresAt").longValue());
    }

    @Test
    void fiveWrongPasswordsAMinuteAndAccount() {
        strict.signUp("guessed");
        for (int i = 0; i < 5; i++) {
            signIn(strict, i % 2 == 0 ? "guessed" : "GUESSED", "wrong password " + i).problem(401, "unauthenticated");
        }
        var refused = signIn(strict, "guessed", TestServer.PASSWORD);
        assertEquals(60_000, refused.problem(429, "rate_limited").get("after").longValue());
        assertEquals("60", refused.header("Retry-After"));
        signIn(strict, "owner", TestServer.PASSWORD).expect(201);
        strict.clock().passSeconds(60);
        signIn(strict, "guessed", TestServer.PASSWORD).expect(201);
    }

    @Test
    void whoDoesNotExistIsThrottledAlikeSoThatNobodyLearnsIt() {
        for (int i = 0; i < 5; i++) {
            signIn(strict, "ghost", "wrong password").problem(401, "unauthenticated");
        }
        signIn(strict, "ghost", "wrong password").problem(429, "rate_limited");
    }

    @OneNode
    @Test
    void manyGuessesAtOnceAreAsManyAsOneAfterAnother() {
        strict.signUp("stormed");
        var guesses = IntStream.range(0, 24).mapToObj(i -> CompletableFuture
                .supplyAsync(() -> signIn(strict, "stormed", "wrong password " + i).status())).toList();
        assertEquals(5, guesses.stream().map(CompletableFuture::join).filter(status -> status == 401).count());
    }

    @Test
    void tenSignUpsAMinuteAndAddress() {
        for (int i = 0; i < 10; i++) {
            assertEquals(201, from(ELSEWHERE, "crowd" + i).status());
        }
        from(ELSEWHERE, "crowd10").problem(429, "rate_limited");
        assertEquals(201, from("203.0.113.8", "crowd11").status());
        from(ELSEWHERE + ", 127.0.0.1", "crowd12").problem(429, "rate_limited");
        assertEquals(201, from("203.0.113.7, 203.0.113.9", "crowd13").status());
        strict.clock().passSeconds(60);
        assertEquals(201, from(ELSEWHERE, "crowd14").status());
    }

    private static Answer from(String forwarded, String username) {
        return strict.http().post("/api/accounts", Json.object("username", username, "password", TestServer.PASSWORD))
                .with("X-Forwarded-For", forwarded).answer();
    }

    @Test
    void onThisMachineItselfNobodyCounts() {
        for (int i = 0; i < 12; i++) {
            assertTrue(strict.signUp("local" + i).token().length() > 20);
        }
    }
}
