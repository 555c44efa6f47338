package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private final List<Runnable> closing = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private final Stranded stranded = new Stranded(() -> rooms, () -> "first",
            key -> discarded.add(key.value().substring("key-of-".length())), (said, written, taken) -> {
                var one = new Told(said, written);
                told.add(one);
                closing.add(taken);
                return () -> told.remove(one);
            });

    private record Told(String said, String written) {
    }

    private static Unsent wish(String text, ErrorCode code, Unsent.@Nullable Change change) {
        return new Unsent(new MessageKey("key-of-" + text), SECRET.id(), text, null, 0,
                new Unsent.Refused(code, "no"), change);
    }

    private static Unsent.Change edit(String epoch) {
        return new Unsent.Change(1, epoch, new Unsent.Edit(0));
    }

    private boolean refused(String text, ErrorCode code, Unsent.@Nullable Change change) {
        return stranded.refused(wish(text, code, change));
    }

    /** The newest is taken away by whom it was for. */
    private void closes() {
        told.removeLast();
        closing.getLast().run();
    }

    private static Told told(int messages, @Nullable String room, String written) {
        return new Told(TalkTexts.notHeard(messages, 0, room), written);
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
    void whoIsRemovedOnceMoreIsToldWhatIsStillThere() {
        stranded.gone(SECRET);
        refused("third", ErrorCode.NOT_FOUND, null);
        refused("halfway", ErrorCode.NOT_FOUND, null);
        stranded.gone(SECRET);
        stranded.stranded(wish("third", ErrorCode.NOT_FOUND, null));
        refused("fourth", ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(told(2, "Secret garden", "third\n\nfourth")), told);
    }

    @Test
    void whatWasLeftOfAnEarlierLifeIsToldOnceWhateverItWasRefusedFor() {
        stranded.stranded(wish("third", ErrorCode.READ_ONLY, null));
        stranded.stranded(wish("third", ErrorCode.READ_ONLY, null));
        assertEquals(List.of(told(1, null, "third")), told);
    }

    @Test
    void whatARoomThatIsVisitedShowsIsNotTold() {
        rooms.add(SECRET);
        stranded.stranded(wish("third", ErrorCode.FORBIDDEN, null));
        assertEquals(List.of(), told);
    }

    @Test
    void anEditIsGivenBackAsAMessageIs() {
        stranded.gone(SECRET);
        assertTrue(refused("better", ErrorCode.NOT_FOUND, edit("first")));
        assertEquals(List.of(new Told(TalkTexts.notHeard(0, 1, "Secret garden"), "better")), told);
        refused("third", ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(new Told(TalkTexts.notHeard(1, 1, "Secret garden"), "better\n\nthird")), told);
    }

    @Test
    void anEditOfAMessageThatMayBeAnotherNowIsGivenBackOnceByItself() {
        rooms.add(SECRET);
        assertTrue(refused("better", ErrorCode.CONFLICT, edit("before")));
        stranded.stranded(wish("better", ErrorCode.CONFLICT, edit("before")));
        assertEquals(List.of(new Told(TalkTexts.EDIT_OF_OTHER_DATA, "better")), told);
        closes();
        assertEquals(List.of("better"), discarded);
    }

    @Test
    void allSuchEditsAreToldAtOnce() {
        refused("better", ErrorCode.CONFLICT, edit("before"));
        refused("best", ErrorCode.CONFLICT, edit("before"));
        assertEquals(List.of(new Told(TalkTexts.editsOfOtherData(2), "better\n\nbest")), told);
        closes();
        assertEquals(List.of("better", "best"), discarded);
        refused("good", ErrorCode.CONFLICT, edit("before"));
        assertEquals(List.of(new Told(TalkTexts.EDIT_OF_OTHER_DATA, "good")), told);
    }

    @Test
    void aRoomThatIsThereAgainShowsThemItself() {
        rooms.add(SECRET);
        refused("third", ErrorCode.NOT_FOUND, null);
        stranded.look();
        assertEquals(List.of(told(1, "Secret garden", "third")), told); // it was never away
        rooms.clear();
        stranded.look();
        assertEquals(List.of(told(1, "Secret garden", "third")), told);
        rooms.add(SECRET);
        stranded.look();
        assertEquals(List.of(), told);
        assertEquals(List.of(), discarded);
    }

    @Test
    void whatIsTakenAwayIsThrownAwayUnlessItsRoomIsThereAgain() {
        refused("third", ErrorCode.NOT_FOUND, null);
        refused("fourth", ErrorCode.NOT_FOUND, null);
        closes();
        assertEquals(List.of("third", "fourth"), discarded);
        refused("fifth", ErrorCode.NOT_FOUND, null);
        rooms.add(SECRET);
        closes();
        assertEquals(List.of("third", "fourth"), discarded);
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
        assertFalse(refused("third", ErrorCode.FORBIDDEN, null));
        assertFalse(refused("fifth", ErrorCode.NOT_FOUND, edit("first")));
        rooms.clear();
        refused("fourth", ErrorCode.READ_ONLY, null);
        refused("deletion", ErrorCode.NOT_FOUND, new Unsent.Change(1, "first", new Unsent.Delete()));
        assertEquals(List.of(), told);
    }
}
