package chat.klatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmojiTest {
    private static final int PLANES_WITH_EMOJI = 0x20000;

    @Test
    void theTableHoldsEveryEmojiOfUnicode16() {
        assertEquals(List.of(), points(c -> Character.getType(c) != Character.UNASSIGNED && isOfUnicode16(c)
                && Character.isEmoji(c) != EmojiTable.isEmoji(c)));
        assertEquals(List.of(), points(c -> Character.getType(c) != Character.UNASSIGNED && isOfUnicode16(c)
                && Character.isEmojiPresentation(c) != EmojiTable.isPicture(c)));
    }

    @Test
    void whatUnicodeKeepsFreeForEmojiCountsAsOne() {
        assertTrue(EmojiTable.isPicture(0x1FAEA));
        assertEquals(List.of(), points(c -> EmojiTable.isEmoji(c) && !Character.isEmoji(c)
                && !Character.isExtendedPictographic(c)));
    }

    /** A later JDK knows later emoji; those stand where Unicode 16 kept them free. */
    private static boolean isOfUnicode16(int c) {
        return !(EmojiTable.isPicture(c) && Character.isExtendedPictographic(c) && c >= 0x1F680);
    }

    private static List<String> points(java.util.function.IntPredicate wrong) {
        return IntStream.range(0, PLANES_WITH_EMOJI).filter(wrong).mapToObj(Integer::toHexString).toList();
    }

    @Test
    void everyKindOfEmojiIsOne() {
        for (var emoji : List.of("👍", "👍🏽", "☝🏻", "❤️", "❤️‍🔥", "👁️‍🗨️", "🏳️‍🌈", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "1️⃣", "#️⃣", "*️⃣", "👨‍👩‍👧‍👦",
                "🧑🏻‍❤️‍💋‍🧑🏿", "🏃🏽‍♀️", "☺️", "©️", "🫩", "🏻")) {
            assertEquals(emoji, Emoji.qualified(emoji));
        }
    }

    @Test
    void whatIsSaidWithoutItsPictureSelectorIsStoredWithIt() {
        assertEquals("❤️", Emoji.qualified("❤"));
        assertEquals("❤️‍🔥", Emoji.qualified("❤‍🔥"));
        assertEquals("🏃‍♂️", Emoji.qualified("🏃‍♂"));
        assertEquals("🏳️‍🌈", Emoji.qualified("🏳‍🌈"));
    }

    @Test
    void aPictureSelectorThatSaysNothingIsLeftOut() {
        assertEquals("👍", Emoji.qualified("👍️"));
        assertEquals("👨‍👩‍👧", Emoji.qualified("👨️‍👩️‍👧️"));
    }

    @Test
    void whatIsNotExactlyOneEmojiIsNone() {
        for (var text : List.of("", "a", "1", "#", "*", "1️", "1⃣", "👍👍", "👍 ", " 👍", "👍a", "👍‍", "‍👍", "️", "‍",
                "🇩🇪🇫", "🇩🇪🏻",
                "🏴󠁧󠁢", "󠁧󠁿", "😀️🏻", "⃣", "😀⃣", "\uD83D", "\uDC4D", "👍\0", "❤️️")) {
            assertNull(Emoji.qualified(text), text);
        }
    }

    @Test
    void anEmojiHasAtMostSixteenCodePoints() {
        assertEquals(15, length(Emoji.qualified("👍" + "\u200D👍".repeat(7))));
        assertEquals(16, length(Emoji.qualified("👍🏽" + "\u200D👍".repeat(7))));
        assertNull(Emoji.qualified("👍" + "\u200D👍".repeat(8)));
        assertNull(Emoji.qualified("❤" + "\u200D❤".repeat(6)), "it fits only as long as it is not qualified");
    }

    private static int length(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }
}
