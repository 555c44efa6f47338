package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BootTest {
    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
    }

    @Test
    void whateverOfALookIsRememberedIsWornBeforeTheFirstPaint() throws IOException {
        var listed = found("const look of \\[(.+)]", Files.readString(Path.of("src/main/web/boot.js"))).getFirst();
        assertEquals(Habits.LOOKS, found("'(\\w+)'", listed));
    }
}
