package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrandedTest {
    private static final Room SECRET = new Room(new RoomId("secret"), "Secret garden", RoomKind.PRIVATE, "", 1, 1, 1, 0,
            0, 2, null, false, false, null);
    private final List<Room> rooms = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Stranded stranded = new Stranded(() -> rooms, (said, written) -> {
        var one = new Told(said, written);
        told.add(one);
        return () -> told.remove(one);
    });

    private record Told(String said, String written) {
    }

    private void refused(String text, ErrorCode code, Unsent.@Nullable Change change) {
        stranded.refused(new Unsent(new MessageKey("key-of-" + text), SECRET.id(), text, null, 0,
                new Unsent.Refused(code, "no"), change));
    }

    private static Told told(int messages, @Nullable String room, String written) {
        return new Told(TalkTexts.notHeard(messages, room), written);
    }

    @Test
    void whatWasWrittenToARoomThatOneIsInNoMoreIsToldAndGivenBack() {
        stranded.gone(SECRET);
        refused("third", ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(told(1, "Secret garden", "third")), told);
    }

    @Test
    void allOfARoomAreToldAtOnceAndGivenBackInTheOrderOfWriting() {
        stranded.gone(SECRET);
        refused("third", ErrorCode.NOT_FOUND, null);
        refused("fourth", ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(told(2, "Secret garden", "third\n\nfourth")), told);
    }

    @Test
    void whatWasToldOfARoomIsNotToldAgainWhenOneIsRemovedOnceMore() {
        stranded.gone(SECRET);
        refused("third", ErrorCode.NOT_FOUND, null);
        stranded.gone(SECRET);
        refused("fourth", ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(told(1, "Secret garden", "third"), told(1, "Secret garden", "fourth")), told);
    }

    @Test
    void aRoomWhoseNameNobodyRemembersHasNone() {
        stranded.gone(SECRET);
        stranded.leave();
        refused("third", ErrorCode.FORBIDDEN, null);
        assertEquals(List.of(told(1, null, "third")), told);
    }

    @Test
    void aRoomThatIsStillListedIsNamedWhenTheServerKnowsItNoMore() {
        rooms.add(SECRET);
        refused("third", ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(told(1, "Secret garden", "third")), told);
    }

    @Test
    void whatARoomShowsAsRefusedIsNotToldHere() {
        rooms.add(SECRET);
        refused("third", ErrorCode.FORBIDDEN, null);
        rooms.clear();
        refused("fourth", ErrorCode.READ_ONLY, null);
        refused("fifth", ErrorCode.NOT_FOUND, new Unsent.Change(1, "first", new Unsent.Edit(0)));
        assertEquals(List.of(), told);
    }
}
