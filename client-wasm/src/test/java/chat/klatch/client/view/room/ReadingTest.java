package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final RoomId TEA = new RoomId("tea");
    private final List<Long> told = new ArrayList<>();
    private final Reading reading = new Reading((room, seq) -> told.add(seq));

    private static Room read(long seq) {
        return read(seq, 9);
    }

    private static Room read(long seq, long newest) {
        return new Room(TEA, "Tea", RoomKind.PUBLIC, "", newest, newest, seq, 0, 0, 2, RoomRole.MEMBER, false, false,
                null);
    }

    @Test
    void whatIsSeenIsRead() {
        reading.at(read(3));
        reading.seen(TEA, 9);
        assertEquals(List.of(9L), told);
        assertTrue(reading.isAll(read(3)));
    }

    @Test
    void whatComesWhileNobodyLooksOrTheyLookAtOldThingsIsNot() {
        reading.seen(TEA, 9);
        assertFalse(reading.isAll(read(9, 10)));
    }

    @Test
    void whatOneLeavesUnreadStaysSoWhileOneLooksOn() {
        reading.seen(TEA, 9);
        reading.takeBack();
        reading.seen(TEA, 9);
        assertEquals(List.of(9L), told);
        assertFalse(reading.isAll(read(3)));
    }

    @Test
    void whatWasLeftUnreadOnAnotherDeviceStaysSoHere() {
        reading.seen(TEA, 9);
        reading.at(read(9));
        assertFalse(reading.isAll(read(4)), "not even as long as the page is drawn once");
        reading.at(read(4));
        reading.seen(TEA, 9);
        assertEquals(List.of(9L), told);
    }

    @Test
    void whatWasReadInDataThatTheServerLostSaysNothingOfWhatItHas() {
        reading.at(read(5, 9));
        reading.seen(TEA, 9);
        assertFalse(reading.isAll(read(5, 7)));
        reading.at(read(4, 7));
        reading.at(read(4, 6));
        reading.seen(TEA, 6);
        assertEquals(List.of(9L, 6L), told);
    }

    @Test
    void whoSaysSoOrComesInAgainHasReadIt() {
        reading.takeBack();
        reading.all(TEA, 9);
        reading.takeBack();
        reading.open();
        reading.seen(TEA, 10);
        assertEquals(List.of(9L, 10L), told);
    }
}
