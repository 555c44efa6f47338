package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final long NOTHING_NEW = -1;

    /** Every row as a word: said ones by their text and place in the group, the others by what they are. */
    private static List<String> told(List<Row> rows) {
        return rows.stream().map(row -> switch (row) {
            case Row.Day _ -> "day";
            case Row.NewLine _ -> "new";
            case Row.Notice notice -> notice.who() + " " + notice.what();
            case Row.Changes changes -> changes.count() + " changes";
            case Row.Gone _ -> "gone";
            case Row.Said said -> said.text() + " " + said.group();
        }).toList();
    }

    @Test
    void whoSpeaksOnWithinFiveMinutesIsNotNamedAgain() {
        var talk = new Talk().ben("a").after(4 * Talk.MINUTE).ben("b").after(5 * Talk.MINUTE).ben("c")
                .after(5 * Talk.MINUTE + 1).ben("d").ada("e");
        assertEquals(List.of("day", "a START", "b MID", "c END", "d SOLO", "e SOLO"), told(talk.rows(NOTHING_NEW)));
    }

    @Test
    void aNewDayIsNamedAndBeginsAGroup() {
        var talk = new Talk().after(Talk.DAY - 1).ben("late").after(1).ben("early");
        assertEquals(List.of("day", "late SOLO", "day", "early SOLO"), told(talk.rows(NOTHING_NEW)));
    }

    @Test
    void aNoticeAndADeletedMessageEndAGroup() {
        var talk = new Talk().ben("a").notice("topic", "cake").ben("b").deleted().ben("c");
        assertEquals(List.of("day", "a SOLO", "Ben set the topic: “cake”", "b SOLO", "gone", "c SOLO"),
                told(talk.rows(NOTHING_NEW)));
    }

    @Test
    void theLineStandsBeforeTheFirstOfOthersThatIsNew() {
        var talk = new Talk().ben("old").ada("mine").notice("renamed", "Foyer").deleted().ben("new").ben("newer");
        assertEquals(List.of("day", "old SOLO", "mine SOLO", "Ben renamed the room to “Foyer”", "gone", "new",
                "new START", "newer END"), told(talk.rows(1)));
    }

    @Test
    void thereIsNoLineWhereOnlyOnesOwnIsNew() {
        assertEquals(List.of("day", "old SOLO", "mine SOLO"), told(new Talk().ben("old").ada("mine").rows(1)));
    }

    @Test
    void theLineBreaksAGroup() {
        assertEquals(List.of("day", "a SOLO", "new", "b SOLO"), told(new Talk().ben("a").ben("b").rows(1)));
    }

    @Test
    void whatWaitsFollowsAndJoinsItsAuthorsGroup() {
        var talk = new Talk().ada("sent").unsent("first-key", new Unsent.Sending())
                .unsent("second-key", new Unsent.Waiting());
        var rows = talk.rows(NOTHING_NEW);
        assertEquals(List.of("day", "sent START", "unsent MID", "unsent END"), told(rows));
        assertEquals(Row.State.SENDING, said(rows.get(2)).state());
        assertEquals(Row.State.WAITING, said(rows.get(3)).state());
    }

    @Test
    void whatWasRefusedStandsAloneAndSaysWhy() {
        var talk = new Talk().ada("sent").unsent("first-key", new Unsent.Refused(ErrorCode.FORBIDDEN, "No."))
                .unsent("second-key", new Unsent.Waiting());
        var rows = talk.rows(NOTHING_NEW);
        assertEquals(List.of("day", "sent SOLO", "unsent SOLO", "unsent SOLO"), told(rows));
        assertEquals("No.", said(rows.get(2)).reason());
    }

    @Test
    void aMessageIsTheSameRowBeforeAndAfterItArrived() {
        var before = new Talk().unsent("ada-key-1", new Unsent.Sending()).rows(NOTHING_NEW);
        var after = new Talk().ada("unsent").rows(NOTHING_NEW);
        assertEquals(before.getLast().id(), after.getLast().id());
    }

    @Test
    void whoIsMentionedIsTold() {
        assertEquals(true, said(new Talk().mentioning("@ada").rows(NOTHING_NEW).getLast()).mentionsYou());
        assertEquals(false, said(new Talk().ben("a").rows(NOTHING_NEW).getLast()).mentionsYou());
    }

    @Test
    void anAnswerBeginsAGroupAndShowsWhatItAnswers() {
        var rows = new Talk().ben("a").ben("b").answer(1, "c").ben("d").rows(NOTHING_NEW);
        assertEquals(List.of("day", "a START", "b END", "c START", "d END"), told(rows));
        var quoted = quoted(rows.get(3));
        assertEquals("Ben", quoted.author());
        assertEquals(Row.Quoted.Fate.THERE, quoted.fate());
        assertEquals("a", quoted.words(Talk.ADA));
    }

    @Test
    void whoIsMeantInWhatIsAnsweredGoesByTheirNameThereToo() {
        var rows = new Talk().mentioning("**Cake**, @cleo and @ada-").answer(1, "a").rows(NOTHING_NEW);
        assertEquals("Cake, @Cleo Costa and @Ada-", quoted(rows.get(2)).words(Talk.ADA));
    }

    @Test
    void whatIsAnsweredMayBeDeletedOrNotThere() {
        var rows = new Talk().deleted().answer(1, "a").answer(99, "b").rows(NOTHING_NEW);
        assertEquals(Row.Quoted.Fate.DELETED, quoted(rows.get(2)).fate());
        assertEquals(Row.Quoted.Fate.NOT_LOADED, quoted(rows.get(3)).fate());
    }

    @Test
    void fiveNoticesInARowAreOneLineUntilSomebodyAsks() {
        var talk = new Talk().ben("a");
        for (int i = 0; i < Rows.COLLAPSED; i++) {
            talk.notice("topic", "cake " + i);
        }
        talk.ben("b");
        var rows = talk.rows(NOTHING_NEW);
        assertEquals(List.of("day", "a SOLO", "5 changes", "b SOLO"), told(rows));
        assertEquals(4 + Rows.COLLAPSED, talk.rows(NOTHING_NEW, Set.of(rows.get(2).id())).size());
    }

    @Test
    void fourNoticesAreFourLines() {
        var talk = new Talk();
        for (int i = 1; i < Rows.COLLAPSED; i++) {
            talk.notice("topic", "cake");
        }
        assertEquals(Rows.COLLAPSED, talk.rows(NOTHING_NEW).size());
    }

    @Test
    void anEditThatWasRefusedIsToldAtItsMessage() {
        var refused = new Unsent.Refused(ErrorCode.CONFLICT, "No.");
        var rows = new Talk().ada("mine").ada("other").edit(1, "mine, better", refused).rows(NOTHING_NEW);
        var change = said(rows.get(1)).change();
        assertEquals("mine, better", change == null ? "" : change.text());
        assertNull(said(rows.get(2)).change());
    }

    @Test
    void whatIsOnlyOnItsWayIsToldOfReactionsAndDeletions() {
        var rows = new Talk().ben("cake?").ben("no").deleted().deleted().reacting(1, "👍", new Unsent.Waiting())
                .reacting(1, "🎉", new Unsent.Sending()).deleting(3, new Unsent.Waiting()).rows(NOTHING_NEW);
        assertEquals(Map.of("👍", Row.State.WAITING, "🎉", Row.State.SENDING), said(rows.get(1)).reacting());
        assertEquals(Map.of(), said(rows.get(2)).reacting());
        assertEquals(Row.State.WAITING, assertInstanceOf(Row.Gone.class, rows.get(3)).state());
        assertEquals(Row.State.SENT, assertInstanceOf(Row.Gone.class, rows.get(4)).state());
    }

    private static Row.Quoted quoted(Row row) {
        return Objects.requireNonNull(said(row).quoted());
    }

    private static Row.Said said(Row row) {
        return (Row.Said) row;
    }
}
