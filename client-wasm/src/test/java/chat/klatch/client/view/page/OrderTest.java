package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static Room room(String name, RoomKind kind) {
        return new Room(new RoomId(name), name, kind, "", 1, 1, 1, 0, 0, 1, null, false, false, null);
    }

    private static List<RoomId> ids(String... names) {
        return Stream.of(names).map(RoomId::new).toList();
    }

    private static List<RoomId> ordered(List<RoomId> given, Room... rooms) {
        return Order.of(List.of(rooms), given, Comparator.naturalOrder()).stream().map(Room::id).toList();
    }

    @Test
    void whatNobodyHasOrderedStandsByNameAndPeopleLast() {
        assertEquals(ids("bar", "zoo", "ada"), ordered(List.of(), room("zoo", RoomKind.PUBLIC),
                room("ada", RoomKind.DIRECT), room("bar", RoomKind.PRIVATE)));
    }

    @Test
    void whatWasGivenAPlaceStandsThereAndWhatIsNewComesAfter() {
        assertEquals(ids("zoo", "bar", "new"), ordered(ids("zoo", "gone", "bar"), room("bar", RoomKind.PUBLIC),
                room("new", RoomKind.PUBLIC), room("zoo", RoomKind.PUBLIC)));
    }

    @Test
    void aRoomMovesByOneAndNotOverTheEnds() {
        assertEquals(ids("b", "a", "c"), Order.moved(ids("a", "b", "c"), new RoomId("b"), -1));
        assertEquals(ids("a", "b", "c"), Order.moved(ids("a", "b", "c"), new RoomId("a"), -1));
        assertEquals(ids("a", "b", "c"), Order.moved(ids("a", "b", "c"), new RoomId("c"), 1));
        assertEquals(ids("a", "b", "c"), Order.moved(ids("a", "b", "c"), new RoomId("x"), 1));
    }
}
