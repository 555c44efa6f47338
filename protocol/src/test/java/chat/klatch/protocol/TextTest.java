package chat.klatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void whiteSpaceIsWhatUnicodeSaysAndNotWhatJavaSays() {
        var white = Pattern.compile("\\p{IsWhite_Space}");
        assertEquals(List.of(), IntStream.rangeClosed(0, Character.MAX_VALUE).mapToObj(c -> (char) c)
                .filter(c -> Text.isWhiteSpace(c) != white.matcher(String.valueOf(c)).matches()).toList());
    }

    @Test
    void onlyTheEndsAreStripped() {
        assertEquals("a \n b", Text.strip("\u3000\u0085 a \n b\u00A0\t"));
        assertEquals("", Text.strip(" \n "));
        assertEquals("\u200Ba\u001C", Text.strip("\u200Ba\u001C"), "these are not White_Space, whatever Java says");
    }

    @Test
    void halfASurrogatePairIsNotWhole() {
        assertTrue(Text.isWhole("a😀b"));
        for (var half : List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83D", "\uD83Da", "😀\uDE00", "\uD83D😀")) {
            assertFalse(Text.isWhole(half));
        }
    }
}
