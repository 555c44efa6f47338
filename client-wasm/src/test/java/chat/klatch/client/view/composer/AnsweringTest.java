package chat.klatch.client.view.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void inOtherDataOfTheServerItMeansNothing() {
        var begun = new Answering(new Unsent.Reply(41, "first"), "Ada", "secret");
        assertTrue(begun.isUnder("first"));
        assertFalse(begun.isUnder("second"));
        assertTrue(begun.isUnder("")); // not known yet
        assertTrue(new Answering(new Unsent.Reply(41, ""), "Ada", "secret").isUnder("second"));
    }

    @Test
    void whatIsNoneIsNone() {
        assertNull(Answering.read(null));
        for (var kept : List.of("", "\n", "\n\n", "41", "x\nfirst", "\nfirst")) {
            assertNull(Answering.read(kept), kept);
        }
    }
}
