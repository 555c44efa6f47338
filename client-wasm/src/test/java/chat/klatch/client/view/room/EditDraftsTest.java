package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class EditDraftsTest {
    @Test
    void whatIsKeptIsReadAgainToTheLetter() {
        for (var text : new String[]{"", "one", "one\ntwo\n", "\n", "17\n"}) {
            var draft = new EditDrafts.Draft(1_800_000_000_000L, text);
            assertEquals(draft, EditDrafts.Draft.read(draft.kept()));
        }
    }

    @Test
    void whateverElseLiesThereIsNoDraft() {
        for (var kept : new String[]{null, "", "text", "\ntext", "x\ntext"}) {
            assertNull(EditDrafts.Draft.read(kept));
        }
    }
}
