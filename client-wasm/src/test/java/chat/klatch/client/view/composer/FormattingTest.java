package chat.klatch.client.view.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class FormattingTest {
    /** The text with what is marked between ‹ and ›, before and after. */
    private static String after(Formatting format, String before) {
        int start = before.indexOf('‹');
        int end = before.indexOf('›') - 1;
        var value = before.replace("‹", "").replace("›", "");
        var change = format.apply(value, start, end);
        var changed = value.substring(0, change.from()) + change.text() + value.substring(change.to());
        return changed.substring(0, change.markFrom()) + "‹" + changed.substring(change.markFrom(), change.markTo())
                + "›" + changed.substring(change.markTo());
    }

    @Test
    void whatIsMarkedIsPutBetweenMarksAndStaysMarked() {
        assertEquals("a **‹b›** c", after(Formatting.BOLD, "a ‹b› c"));
        assertEquals("_‹›_", after(Formatting.ITALIC, "‹›"));
        assertEquals("~~‹a b›~~", after(Formatting.STRIKE, "‹a b›"));
        assertEquals("`‹x›`", after(Formatting.CODE, "‹x›"));
    }

    @Test
    void theSameAgainTakesTheMarksAway() {
        assertEquals("a ‹b› c", after(Formatting.BOLD, "a **‹b›** c"));
        assertEquals("‹›", after(Formatting.CODE, "`‹›`"));
    }

    @Test
    void aBlockOfCodeHasLinesOfItsOwn() {
        assertEquals("a\n```\n‹b›\n```\nc", after(Formatting.BLOCK, "a‹b›c"));
        assertEquals("```\n‹›\n```", after(Formatting.BLOCK, "‹›"));
    }

    @Test
    void aLinkAsksForWhatItDoesNotHaveYet() {
        assertEquals("[words](‹https://›)", after(Formatting.LINK, "‹words›"));
        assertEquals("[‹›](https://)", after(Formatting.LINK, "‹›"));
    }

    @Test
    void everyLineBecomesAnItemAndBack() {
        assertEquals("a\n- b\n- c‹›\nd", after(Formatting.LIST, "a\n‹b\nc›\nd"));
        assertEquals("a\nb\nc‹›\nd", after(Formatting.LIST, "a\n‹- b\n- c›\nd"));
        assertEquals("> ‹›", after(Formatting.QUOTE, "‹›"));
        assertEquals("> a‹›", after(Formatting.QUOTE, "a‹›"));
    }

    @Test
    void threeKeysFormat() {
        assertEquals(Formatting.BOLD, Formatting.ofKey("b"));
        assertEquals(Formatting.ITALIC, Formatting.ofKey("I"));
        assertEquals(Formatting.CODE, Formatting.ofKey("e"));
        assertNull(Formatting.ofKey("x"));
    }
}
