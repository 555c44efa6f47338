package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElsewhereTest {
    private static final Room ATTIC = room("Attic");
    private static final Room BAKERY = room("Bakery");
    private final List<String> told = new ArrayList<>();
    private final Elsewhere elsewhere = new Elsewhere((said, room) -> {
        told.add(said);
        return () -> told.remove(said);
    });

    private static Room room(String name) {
        return new Room(new RoomId(name), name, RoomKind.PUBLIC, "", 1, 1, 1, 0, 0, 2, null, false, false, null);
    }

    @Test
    void allOfARoomAreToldAtOnceAndEachRoomByItself() {
        elsewhere.refused(ATTIC);
        elsewhere.refused(BAKERY);
        elsewhere.refused(ATTIC);
        assertEquals(List.of(TalkTexts.notSent(1, "Bakery"), TalkTexts.notSent(2, "Attic")), told);
    }

    @Test
    void whoSeesTheRoomIsToldNoMoreOfIt() {
        elsewhere.refused(ATTIC);
        elsewhere.refused(BAKERY);
        assertTrue(elsewhere.tellsOf(ATTIC.id()));
        elsewhere.seen(ATTIC.id());
        assertFalse(elsewhere.tellsOf(ATTIC.id()));
        assertEquals(List.of(TalkTexts.notSent(1, "Bakery")), told);
        elsewhere.refused(ATTIC);
        assertEquals(List.of(TalkTexts.notSent(1, "Bakery"), TalkTexts.notSent(1, "Attic")), told);
    }
}
