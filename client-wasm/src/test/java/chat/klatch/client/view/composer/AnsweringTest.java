package chat.klatch.client.view.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    @Test
    void whatIsAnsweredOutlivesThePageWithoutNameAndWords() {
        var begun = new Answering(new Unsent.Reply(41, "first"), "Ada", "secret");
        assertEquals(new Answering(new Unsent.Reply(41, "first"), Labels.AN_EARLIER_MESSAGE, ""),
                Answering.read(begun.kept()));
    }

    @Test
    void whatIsNoneIsNone() {
        assertNull(Answering.read(null));
        for (var kept : List.of("", "\n", "\n\n", "41", "x\nfirst", "\nfirst")) {
            assertNull(Answering.read(kept), kept);
        }
    }
}
