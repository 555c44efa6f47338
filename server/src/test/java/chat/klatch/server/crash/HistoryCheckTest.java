package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker can say no: each fault, planted into a good history, is found. */
class HistoryCheckTest {
    private final List<Entry> log = new ArrayList<>();
    private final Diary ada = new Diary("ada");
    private final Diary bob = new Diary("bob");

    /** A notice, then ada and bob in turns, three messages each; both have seen it grow. */
    @BeforeEach
    void aGoodHistory() {
        write(new Entry(1, "ada", ""));
        for (int i = 1; i <= 3; i++) {
            write(said(ada, i, 2L * i));
            write(said(bob, i, 2L * i + 1));
        }
    }

    private static Entry said(Diary diary, int number, long seq) {
        var key = diary.author() + "-number-" + number;
        diary.wrote(key, "");
        diary.acknowledged(key, seq);
        return new Entry(seq, diary.author(), key);
    }

    private void write(Entry entry) {
        log.add(entry);
        for (Diary diary : List.of(ada, bob)) {
            diary.live(entry.seq());
            see(diary, log);
        }
    }

    private static void see(Diary diary, List<Entry> shown) {
        diary.saw(shown.stream().map(entry -> new Message(entry.seq(), entry.seq(),
                new Person(new UserId(entry.author()), ""), entry.key().isEmpty() ? null : new MessageKey(entry.key()),
                "", 0, null, null, null, null, List.of(), List.of(), List.of(), false,
                entry.key().isEmpty() ? new SystemNote("created", List.of(), "Tea") : null)).toList());
    }

    private List<String> faults() {
        return HistoryCheck.faults(log, List.of(ada, bob));
    }

    private void finds(String words) {
        assertTrue(faults().stream().anyMatch(fault -> fault.contains(words)), () -> "not " + words + ": " + faults());
    }

    private List<Entry> changed(Consumer<List<Entry>> change) {
        var shown = new ArrayList<>(log);
        change.accept(shown);
        return shown;
    }

    @Test
    void aGoodHistoryHasNoFault() {
        assertEquals(List.of(), faults());
    }

    @Test
    void aGoodHistoryMayBeginAnewAndFetchWhatIsOlderLater() {
        see(ada, log.subList(4, 7));
        see(ada, log.subList(2, 7));
        see(ada, log);
        assertEquals(List.of(), faults());
    }

    @Test
    void aLostMessageIsFound() {
        ada.wrote("ada-number-4", "");
        finds("lost: ada-number-4");
    }

    @Test
    void anAcknowledgedMessageThatIsNotThereIsFound() {
        ada.acknowledged("ada-number-4", 8);
        finds("acknowledged to ada and not there");
    }

    @Test
    void anAckOfAnotherPlaceIsFound() {
        bob.acknowledged("bob-number-3", 6);
        finds("acknowledged to bob and not there");
    }

    @Test
    void aDoubledMessageIsFound() {
        write(new Entry(8, "bob", "bob-number-3"));
        finds("doubled");
    }

    @Test
    void aMessageThatNobodyWroteIsFound() {
        write(new Entry(8, "bob", "bob-number-9"));
        finds("nobody wrote");
    }

    @Test
    void whatStandsInAnotherOrderThanItWasWrittenIsFound() {
        ada.wrote("ada-number-5", "");
        ada.wrote("ada-number-4", "");
        write(new Entry(8, "ada", "ada-number-4"));
        write(new Entry(9, "ada", "ada-number-5"));
        finds("out of the order of writing");
    }

    @Test
    void aHoleInTheLogIsFound() {
        log.remove(3);
        finds("lost: ");
    }

    @Test
    void aGapInWhatSomebodySawIsFound() {
        see(ada, changed(shown -> shown.remove(3)));
        see(ada, log);
        finds("ada saw");
    }

    @Test
    void aRepeatInWhatSomebodySawIsFound() {
        see(bob, changed(shown -> shown.add(4, shown.get(3))));
        see(bob, log);
        finds("bob saw");
    }

    @Test
    void anotherOrderInWhatSomebodySawIsFound() {
        see(bob, changed(shown -> shown.add(shown.remove(3))));
        see(bob, log);
        finds("bob saw");
    }

    @Test
    void anotherMessageInItsPlaceIsFound() {
        see(bob, changed(shown -> shown.set(3, new Entry(4, "ada", "ada-number-3"))));
        see(bob, log);
        finds("bob saw");
    }

    @Test
    void whoDoesNotSeeTheEndIsFound() {
        see(ada, log.subList(0, 6));
        finds("ada does not see the end");
    }

    @Test
    void whoHasLeftNeedNotSeeTheEnd() {
        see(ada, log.subList(0, 6));
        ada.left();
        assertEquals(List.of(), faults());
    }

    @Test
    void aGoodHistoryMayShowTheNewestOnly() {
        see(ada, log.subList(3, 7));
        assertEquals(List.of(), faults());
    }

    @Test
    void aRefusedMessageIsNotMissedButFoundWhereItIsThere() {
        ada.wrote("ada-number-4", "");
        ada.refused("ada-number-4");
        assertEquals(List.of(), faults());
        write(new Entry(8, "ada", "ada-number-4"));
        finds("refused and there: ada-number-4");
    }

    @Test
    void aLogThatGoesBackIsFound() {
        log.add(log.remove(2));
        finds("the log has ");
    }

    @Test
    void aLiveFrameThatWasNotSentIsFound() {
        ada.joined(7);
        ada.live(9);
        finds("ada was sent 9 in the place of 8");
    }
}
