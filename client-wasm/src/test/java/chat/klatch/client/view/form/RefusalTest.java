package chat.klatch.client.view.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static Problem problem(ErrorCode code, String detail, @Nullable String field, @Nullable Long after) {
        return new Problem(code.status(), "", detail, code, field, after);
    }

    @Test
    void aWrongPasswordIsToldInOurWordsAboutNoField() {
        assertEquals(new Refusal("", Labels.NO_MATCH),
                Refusal.of(problem(ErrorCode.UNAUTHENTICATED, "whatever", null, null)));
    }

    @Test
    void aWrongCodeIsToldAtItsFieldAndSoIsThatThereWereTooMany() {
        assertEquals(new Refusal("code", "That code is wrong."),
                Refusal.of(problem(ErrorCode.UNAUTHENTICATED, "That code is wrong.", "code", null)));
        assertEquals(new Refusal("code", "Too many wrong codes."),
                Refusal.of(problem(ErrorCode.RATE_LIMITED, "Too many wrong codes.", "code", 86_400_000L)));
    }

    @Test
    void aTakenNameIsToldAtItsField() {
        assertEquals(new Refusal("username", "“ada” is taken."),
                Refusal.of(problem(ErrorCode.CONFLICT, "“ada” is taken.", "username", null)));
    }

    @Test
    void tooManyTriesSayHowLongToWait() {
        assertEquals(new Refusal("", "Too many tries. Wait 42 seconds, then try again."),
                Refusal.of(problem(ErrorCode.RATE_LIMITED, "", null, 41_001L)));
        assertEquals(new Refusal("", "Too many tries. Wait 1 second, then try again."),
                Refusal.of(problem(ErrorCode.RATE_LIMITED, "", null, 20L)));
    }

    @Test
    void aServerThatDoesNotAnswerIsTheNetwork() {
        assertEquals(new Refusal("", Texts.OFFLINE_FORM),
                Refusal.of(new Problem(0, "", "", ErrorCode.UNAVAILABLE, null, null)));
        assertEquals(new Refusal("", Texts.TRY_LATER), Refusal.of(problem(ErrorCode.INTERNAL, "Boom", null, null)));
    }

    @Test
    void aRuleIsToldTheSameWayByUsAndByTheServer() {
        var ours = Refusal.of(new Invalid("username", "must be 2 to 32 of a-z0-9_.-"), "a b");
        var theirs = Refusal.of(problem(ErrorCode.INVALID, "username must be 2 to 32 of a-z0-9_.-", "username", null));
        assertEquals(new Refusal("username", Texts.USERNAME_RULE), ours);
        assertEquals(ours, theirs);
    }

    @Test
    void aPasswordThatBreaksTheRuleIsToldHow() {
        assertEquals("Choose a password of at least 10 characters.", password(""));
        assertEquals("Use at least 10 characters. This has 5.", password("sh😀rt"));
        assertEquals(Texts.PASSWORD_LONG, password("x".repeat(257)));
    }

    private static String password(String tried) {
        return Refusal.of(new Invalid("password", "must be 10 to 256 characters"), tried).text();
    }
}
