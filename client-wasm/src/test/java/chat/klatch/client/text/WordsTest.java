package chat.klatch.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void whatIsSaidStaysAndHowItLooksGoes() {
        assertEquals("Take the second half, @ada: see the runbook or rm -rf.",
                Words.of("Take the **second** _half_, @ada: see the [runbook](https://example.org/r) or `rm -rf`."));
    }

    @Test
    void everyBlockFollowsInTheSameLine() {
        assertEquals("Before: retry(now); wait(); first second quoted end",
                Words.of("Before:\n```java\nretry(now);\nwait();\n```\n1. first\n2. second\n\n> quoted\n\n---\nend")
                        .replaceAll(" +", " "));
    }

    @Test
    void whoIsMeantIsToldApartFromWhatIsSaidOfThem() {
        assertEquals("**ask** <ada> or <bo-> not @cy", Words.of("\\*\\*ask\\*\\* @ada or **@bo-** not `@cy`",
                mention -> "<" + mention.written() + ">"));
    }

    @Test
    void aTextOfNothingSaysNothing() {
        assertEquals("", Words.of(""));
    }
}
