package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plants each fault that the check is for into a good history, and sees it found. */
class ChangeCheckTest {
    private static final RoomId ROOM = new RoomId("tea");
    private static final RequestId ID = new RequestId("1");
    private final List<Message> log = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final Diary ada = new Diary("ada");
    private final Diary bob = new Diary("bob");

    /** Ada says three things; the first is edited, the second reacted to by both, the third deleted. */
    @BeforeEach
    void aGoodHistory() {
        for (long seq = 1; seq <= 3; seq++) {
            ada.wrote("ada-key-" + seq, "text " + seq);
            ledger.told(message(seq, seq, "text " + seq, null, List.of()));
        }
        ada.changed(edit(1, "better"), 4);
        ada.changed(react(2, true), 5);
        bob.changed(react(2, true), 6);
        ada.changed(new Delete(ID, ROOM, 3), 7);
        tell(message(1, 4, "better", null, List.of()));
        ledger.told(message(2, 5, "text 2", null, List.of("ada")));
        tell(message(2, 6, "text 2", null, List.of("ada", "bob")));
        tell(message(3, 7, "", 7L, List.of()));
    }

    private void tell(Message message) {
        log.add(message);
        ledger.told(message);
    }

    private static Edit edit(long seq, String text) {
        return new Edit(ID, ROOM, seq, text, 0L);
    }

    private static React react(long seq, boolean on) {
        return new React(ID, ROOM, seq, "👍", on);
    }

    private static Message message(long seq, long rev, String text, @Nullable Long deletedAt, List<String> users) {
        return message(seq, rev, text, deletedAt, users, users.size());
    }

    private static Message message(long seq, long rev, String text, @Nullable Long deletedAt, List<String> users,
            int count) {
        var reactions = count == 0
                ? List.<Reaction>of()
                : List.of(new Reaction("👍", count, users.stream().map(UserId::new).toList(), false));
        return new Message(seq, rev, new Person(new UserId("ada"), "Ada"), new MessageKey("ada-key-" + seq), text, seq,
                null, deletedAt, deletedAt == null ? null : new UserId("ada"), null, reactions, List.of(), List.of(),
                false, null);
    }

    private void ends(long seq, Message as) {
        log.set((int) seq - 1, as);
    }

    private List<String> faults() {
        return ChangeCheck.faults(log, ledger, List.of(ada, bob));
    }

    private void finds(String words) {
        assertTrue(faults().stream().anyMatch(fault -> fault.contains(words)), () -> "not " + words + ": " + faults());
    }

    @Test
    void aGoodHistoryHasNoFault() {
        assertEquals(List.of(), faults());
    }

    @Test
    void aLostEditIsFound() {
        ends(1, message(1, 4, "text 1", null, List.of()));
        finds("lost edit: 1");
    }

    @Test
    void aChangeWhoseRevTheMessageNeverReachedIsFound() {
        ada.changed(edit(1, "best"), 8);
        finds("lost: ");
    }

    @Test
    void anAckOfSomethingElseIsFound() {
        bob.changed(new Delete(ID, ROOM, 2), 6);
        finds("acknowledged and not so");
    }

    @Test
    void aDoubledReactionIsFound() {
        ends(2, message(2, 6, "text 2", null, List.of("ada", "bob"), 3));
        finds("doubled reaction: 2");
    }

    @Test
    void aUserWhoCountsTwiceIsFound() {
        ends(2, message(2, 6, "text 2", null, List.of("ada", "ada"), 2));
        finds("doubled reaction: 2");
    }

    @Test
    void aLostReactionIsFound() {
        ends(2, message(2, 6, "text 2", null, List.of("ada")));
        finds("reactions of 2");
    }

    @Test
    void aReactionThatNobodyAskedForIsFound() {
        ends(1, message(1, 4, "better", null, List.of("bob")));
        finds("reactions of 1");
    }

    @Test
    void aResurrectedMessageIsFound() {
        ends(3, message(3, 7, "text 3", null, List.of()));
        finds("resurrected: ");
    }

    @Test
    void aMessageThatComesBackInBetweenIsFound() {
        ledger.told(message(3, 8, "text 3", null, List.of()));
        ledger.told(message(3, 9, "", 7L, List.of()));
        ends(3, message(3, 9, "", 7L, List.of()));
        finds("resurrected: ");
    }

    @Test
    void aMessageThatNobodyDeletedIsFound() {
        ends(1, message(1, 4, "", 4L, List.of()));
        finds("deleted by nobody");
    }

    @Test
    void aRevThatIsTwoThingsIsFound() {
        ledger.told(message(1, 4, "worse", null, List.of()));
        finds("rev 4 is");
    }

    @Test
    void whoHearsARoomThatTheyAreOutOfIsFound() {
        bob.intruded("the 4th");
        finds("bob is out and still hears");
    }

    @Test
    void whatWasCutAndThenRefusedMayBeSoOrNot() {
        ada.doubts(edit(2, "perhaps"));
        assertEquals(List.of(), faults());
        ends(2, message(2, 6, "perhaps", null, List.of("ada", "bob")));
        assertEquals(List.of(), faults());
        ends(2, message(2, 6, "something else", null, List.of("ada", "bob")));
        finds("lost edit: 2");
    }

    @Test
    void whatWasCutAndThenAcknowledgedIsNoDoubt() {
        bob.doubts(react(1, true));
        bob.changed(react(1, true), 8);
        ends(1, message(1, 8, "better", null, List.of()));
        finds("reactions of 1");
    }
}
