package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedTest {
    /** Three are new, of which as many are meant for whoever reads. */
    private static Counted three(RoomKind kind, boolean muted, int meant) {
        return Counted.of(new Room(new RoomId("room"), "", kind, "", 9, 9, 6, 3, meant, 2, null, false, muted,
                List.of()));
    }

    @Test
    void whatIsNewInARoomIsCountedAndOfAMutedOneOnlyWhatIsMeantForOne() {
        assertEquals(new Counted(3, 0), three(RoomKind.PUBLIC, false, 0));
        assertEquals(new Counted(3, 1), three(RoomKind.PRIVATE, false, 1));
        assertEquals(new Counted(0, 1), three(RoomKind.PUBLIC, true, 1));
        assertTrue(three(RoomKind.PUBLIC, true, 1).isAny());
        assertFalse(three(RoomKind.PUBLIC, true, 0).isAny());
    }

    @Test
    void allOfAConversationIsMeantForOneUnlessItIsMuted() {
        assertEquals(new Counted(3, 3), three(RoomKind.DIRECT, false, 3));
        assertEquals(new Counted(0, 0), three(RoomKind.DIRECT, true, 3));
        assertFalse(three(RoomKind.DIRECT, true, 3).isAny());
    }
}
