package chat.klatch.client.view.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static @Nullable Token atEnd(String text) {
        return Token.before(text, text.length());
    }

    @Test
    void aNameBeginsWithAnAtAndALetter() {
        assertEquals(new Token('@', 0, "a"), atEnd("@a"));
        assertEquals(new Token('@', 4, "tomá"), atEnd("hey @tomá"));
        assertEquals(new Token('@', 1, "ada"), Token.before("(@ada) x", 5));
        assertNull(atEnd("@"));
        assertNull(atEnd("hey @ada "));
    }

    @Test
    void anAddressIsNoName() {
        assertNull(atEnd("mail@example"));
        assertNull(atEnd("@@ada"));
    }

    @Test
    void anEmojiTakesTwoLettersSoThatASmileIsASmile() {
        assertEquals(new Token(':', 0, "co"), atEnd(":co"));
        assertNull(atEnd(":c"));
        assertNull(atEnd(":-"));
        assertNull(atEnd("12:30"));
        assertNull(atEnd("std::vector"));
    }

    @Test
    void nobodyIsCalledByAVeryLongName() {
        assertNull(atEnd("@" + "a".repeat(50)));
    }
}
