package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeedTest {
    @Test
    void everyKeyThatDoesSomethingToAMessageIsInTheListOfShortcuts() throws IOException {
        var page = Files.readString(Path.of("src/main/web/index.html"));
        var list = page.substring(page.indexOf("In the messages"), page.indexOf("<template id=\"paged\">"));
        for (Deed deed : Deed.values()) {
            assertTrue(deed.key().isEmpty() || list.contains("<kbd>" + deed.key() + "</kbd>"),
                    () -> deed + " by " + deed.key());
        }
    }
}
