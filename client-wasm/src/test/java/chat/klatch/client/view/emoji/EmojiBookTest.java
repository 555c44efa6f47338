package chat.klatch.client.view.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmojiBookTest {
    private static final EmojiBook BOOK = new EmojiBook();

    @BeforeAll
    static void open() throws IOException {
        BOOK.open(Files.readString(Path.of("src/main/web/emoji.txt")));
    }

    private static List<String> found(String word) {
        return BOOK.find(word, 5).stream().map(EmojiBook.Entry::emoji).toList();
    }

    @Test
    void everyEmojiIsOneThatTheServerTakesAsItIs() {
        int many = 0;
        for (var group : BOOK.groups()) {
            for (var entry : group.entries()) {
                assertEquals(entry.emoji(), Limits.emoji("emoji", entry.emoji()), entry.name());
                many++;
            }
        }
        assertTrue(many > 1_500, "only " + many);
    }

    @Test
    void everyEmojiHasANameAndAShortOneOfItsOwn() {
        var shorts = new HashSet<String>();
        for (var group : BOOK.groups()) {
            for (var entry : group.entries()) {
                assertTrue(!entry.name().isBlank() && !entry.shorts().isEmpty(), entry.toString());
                entry.shorts().forEach(name -> assertTrue(shorts.add(name), name));
            }
        }
    }

    @Test
    void anEmojiIsFoundByItsShortNameFirst() {
        assertEquals("☕", found("coffee").getFirst());
        assertEquals("🎉", found("tada").getFirst());
        assertTrue(found("CAKE").contains("🍰") || found("cake").contains("🎂"));
        assertEquals(List.of(), found("no such thing"));
    }

    @Test
    void anEmojiIsNamedWithOrWithoutTheSignThatItIsAPicture() {
        assertEquals("red heart", BOOK.name("❤️"));
        assertEquals("red heart", BOOK.name("❤"));
        assertEquals("🫨🫨", BOOK.name("🫨🫨"));
        assertNull(BOOK.named("nobody_knows"));
    }

    @Test
    void beforeTheFileHasComeEverythingIsCalledByItself() {
        var empty = new EmojiBook();
        assertEquals("☕", empty.name("☕"));
        assertEquals(List.of(), empty.find("coffee", 5));
    }
}
