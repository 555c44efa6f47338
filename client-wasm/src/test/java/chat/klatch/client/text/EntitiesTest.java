package chat.klatch.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.commonmark.internal.util.Html5Entities;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;

/** Our stand-in against the table that the parser itself brings. */
class EntitiesTest {
    private static final int KNOWN = 2125;

    @Test
    void everyNameThatTheParserKnowsMeansTheSameHere() throws IOException {
        int known = 0;
        for (var line : theirs().split("\n", -1)) {
            int end = line.indexOf('=');
            if (end > 0) {
                known++;
                var character = line.substring(end + 1);
                assertEquals(character.isEmpty() ? "\n" : character,
                        Html5Entities.entityToString("&" + line.substring(0, end) + ";"), line);
            }
        }
        assertEquals(KNOWN, known);
    }

    private static String theirs() throws IOException {
        try (var file = Node.class.getResourceAsStream("/org/commonmark/internal/util/entities.txt")) {
            assertTrue(file != null, "the parser keeps its table elsewhere");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aNumberIsItsCharacterAndWhatIsNeitherIsItself() {
        assertEquals("☕", Html5Entities.entityToString("&#9749;"));
        assertEquals("☕", Html5Entities.entityToString("&#x2615;"));
        assertEquals("\uFFFD", Html5Entities.entityToString("&#0;"));
        assertEquals("\uFFFD", Html5Entities.entityToString("&#x110000;"));
        assertEquals("&cake;", Html5Entities.entityToString("&cake;"));
    }
}
