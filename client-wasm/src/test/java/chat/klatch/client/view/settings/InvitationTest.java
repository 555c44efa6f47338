package chat.klatch.client.view.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.call.Invite;
import chat.klatch.protocol.model.InviteId;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private static final long END = 1_000;

    private static Invitation at(long now, int uses, int used) {
        return Invitation.at(now, new Invite(new InviteId("one"), "token", new UserId("ada"), 0, END, uses, used,
                List.of()));
    }

    @Test
    void aLinkIsGoodUntilItsEndForAsManyAsItIsFor() {
        assertTrue(at(END - 1, 5, 4).isGood());
        assertEquals(Invitation.State.USED_UP, at(END - 1, 5, 5).state());
        assertEquals(Invitation.State.EXPIRED, at(END, 5, 4).state());
        assertFalse(at(END, 5, 4).isGood());
    }

    @Test
    void whatHasGoneColdMeanwhileIsAnotherThanItWas() {
        assertNotEquals(at(END - 1, 5, 4), at(END, 5, 4));
        assertNotEquals(at(0, 5, 3), at(0, 5, 4));
        assertEquals(at(0, 5, 3), at(1, 5, 3));
    }
}
