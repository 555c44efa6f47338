package chat.klatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is meant by a text. */
class MentionParserTest {
    /** The longest names of all mentions in the text. */
    private static List<String> in(String text) {
        return MentionParser.parse(text).stream().map(mention -> mention.names().getFirst()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ada", "hi @ada", "(@ada)", "@ada, look", "@ADA!", "\n@ada\n", "@@ada", "@ada's", "*@ada*",
            "你好@ada你好", "@ada@ada@", "- @ada", "/@ada/", "a `b` @ada", "`a @ada", "``a` @ada", "\\`@ada\\`",
            "`a\n\n@ada`",
            "~~@ada~~", "    @ada", "` @ada ``", "```a`b @ada"})
    void aUsernameAtAWordBoundaryOutsideCodeIsAMention(String text) {
        assertEquals("ada", in(text).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "ada", "ada@example.com", "é@ada", "e\u0301@ada", "@adaé", "_@ada", "`@ada`",
            "``a ` @ada``",
            "```\n@ada\n```", "~~~\n@ada", "```java\n@ada\n``\n@ada\n````", "   ```\n@ada\n   ```", "@a", "@ ada",
            "@abcdefghijabcdefghijabcdefghijabcd"})
    void anythingElseIsNone(String text) {
        assertEquals(List.of(), in(text));
    }

    @Test
    void aPointAtTheEndMayBelongToTheNameOrToTheSentence() {
        var mention = MentionParser.parse("Ask @ada.b-.").getFirst();
        assertEquals(4, mention.from());
        assertEquals(List.of("ada.b-.", "ada.b-", "ada.b"), mention.names());
    }

    @Test
    void aSentenceOfPointsIsNoName() {
        assertEquals(List.of("ada"), MentionParser.parse("@ada" + ".".repeat(5_000)).getFirst().names().reversed()
                .subList(0, 1));
    }

    @Test
    void theRoomIsANameLikeAnyOther() {
        assertEquals(List.of("room", "ada"), in("@room and @Ada, but not @roommate".replace("@roommate", "roommate")));
    }

    @Test
    void proseGoesOnBehindABlock() {
        assertEquals(List.of("ada", "ben"), in("@ada\n```\n@cyd\n```\n@ben"));
        assertEquals(List.of("ben"), in("`@ada` @ben `@cyd`"));
    }

    @Test
    void theLongestTextTakesNoTime() {
        var runs = new StringBuilder();
        for (int length = 1; runs.length() < Limits.TEXT_CODE_POINTS; length++) {
            runs.append("`".repeat(length)).append("@ada ");
        }
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (var text : List.of("`a".repeat(4_000), "@".repeat(8_000), "@a.".repeat(2_600), runs.toString(),
                    "```\n".repeat(2_000), "@" + "-".repeat(7_999))) {
                MentionParser.parse(text);
            }
        });
    }

    @Property
    void everyMentionStandsWhereItSaysAndItsNamesAreUsernames(
            @ForAll @Chars({'@', '`', '~', '.', '-', '\n', ' ',
                    'é'}) @CharRange(from = 'a', to = 'd') @StringLength(max = 40) String text) {
        for (var mention : MentionParser.parse(text)) {
            for (var name : mention.names()) {
                assertEquals("@" + name,
                        text.substring(mention.from(), mention.from() + 1 + name.length()));
                assertEquals(name, Limits.username("name", name));
            }
        }
    }
}
