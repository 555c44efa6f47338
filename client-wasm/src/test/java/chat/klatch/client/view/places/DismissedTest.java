package chat.klatch.client.view.places;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class DismissedTest {
    private final Dismissed dismissed = new Dismissed();

    private static Room room(long newest, long read) {
        return new Room(new RoomId("tea"), "Tea", RoomKind.PUBLIC, "", newest, newest, read, (int) (newest - read), 0,
                2, RoomRole.MEMBER, false, false, null);
    }

    private Room look(long newest, long read) {
        var room = room(newest, read);
        dismissed.look(List.of(room));
        return room;
    }

    @Test
    void aRoomIsAwayBeforeTheServerSaysSo() {
        assertFalse(dismissed.holds(look(9, 4)));
        dismissed.add(room(9, 4));
        assertTrue(dismissed.holds(look(9, 4)));
    }

    @Test
    void whatComesBringsItBack() {
        dismissed.add(room(9, 4));
        assertFalse(dismissed.holds(look(10, 4)));
    }

    @Test
    void soDoesItsReaderWhoMarksItAsUnreadAfterwards() {
        dismissed.add(room(9, 4));
        look(9, 9);
        assertFalse(dismissed.holds(look(9, 4)));
    }

    @Test
    void andWhatIsUnreadInOlderData() {
        dismissed.add(room(9, 4));
        assertFalse(dismissed.holds(look(7, 4)));
    }
}
