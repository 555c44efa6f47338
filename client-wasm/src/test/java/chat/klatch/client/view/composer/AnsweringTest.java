package chat.klatch.client.view.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.klatch.client.store.Unsent;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    @Test
    void whatIsAnsweredOutlivesThePageWithoutItsWords() {
        var begun = new Answering(new Unsent.Reply(41, "first"), "Ada\nLovelace", "secret");
        assertEquals(new Answering(new Unsent.Reply(41, "first"), "Ada\nLovelace", ""), Answering.read(begun.kept()));
    }

    @Test
    void whatIsNoneIsNone() {
        assertNull(Answering.read(null));
        for (var kept : List.of("", "\n", "\n\n", "41", "41\nfirst", "x\nfirst\nAda", "\nfirst\nAda")) {
            assertNull(Answering.read(kept), kept);
        }
    }
}
