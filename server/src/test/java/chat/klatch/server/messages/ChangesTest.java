package chat.klatch.server.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.log.Committed;
import chat.klatch.server.refusal.Refused;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every change of a message: who may, in what order it is refused, and what it leaves. */
class ChangesTest {
    private final Stage stage = new Stage();
    private UserId ada = new UserId("ada");
    private UserId ben = new UserId("ben");

    @BeforeEach
    void room() {
        stage.clear("public");
        ada = stage.member("ada");
        ben = stage.member("ben");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static void refused(ErrorCode code, Executable change) {
        assertEquals(code, assertThrows(Refused.class, change).code());
    }

    private static Message told(Committed committed) {
        return Objects.requireNonNull(committed.told()).message();
    }

    private void archive(boolean archived) {
        stage.write(handle -> handle.execute("update room set archived = ?", archived));
    }

    @Test
    void anEditTakesTheNextRevAndKeepsThePlace() {
        long seq = stage.send(ada, "helo").seq();
        stage.send(ben, "hi");
        stage.passes(5);
        var edited = told(stage.edit(ada, seq, "hello", 0L));
        assertEquals(seq, edited.seq());
        assertEquals(3, edited.rev());
        assertEquals("hello", edited.text());
        assertEquals(edited.at() + 5, edited.editedAt());
    }

    @Test
    void onlyItsAuthorEditsAMessageAndOnlyWhileAMember() {
        long seq = stage.send(ada, "hello").seq();
        refused(ErrorCode.FORBIDDEN, () -> stage.edit(ben, seq, "bye", null));
        refused(ErrorCode.NOT_FOUND, () -> stage.edit(ada, 7, "bye", null));
        stage.leave(ada);
        refused(ErrorCode.FORBIDDEN, () -> stage.edit(ada, seq, "bye", null));
        stage.write(handle -> handle.execute("update room set kind = 'private'"));
        refused(ErrorCode.NOT_FOUND, () -> stage.edit(ada, seq, "bye", null));
    }

    @Test
    void whatIsSoAlreadyTakesNoRevWhateverTheBase() {
        long seq = stage.send(ada, "hello").seq();
        long rev = stage.edit(ada, seq, "bye", null).rev();
        var again = stage.edit(ada, seq, "bye", 0L);
        assertTrue(again.dup());
        assertEquals(rev, again.rev());
        assertNull(again.told());
        archive(true);
        assertEquals(rev, stage.edit(ada, seq, "bye", 12L).rev());
        refused(ErrorCode.READ_ONLY, () -> stage.edit(ada, seq, "hello", null));
    }

    @Test
    void anEditOfWhatWasEditedMeanwhileIsAConflictEvenWithinAMillisecond() {
        long seq = stage.send(ada, "a").seq();
        long first = Objects.requireNonNull(told(stage.edit(ada, seq, "b", 0L)).editedAt());
        refused(ErrorCode.CONFLICT, () -> stage.edit(ada, seq, "c", 0L));
        long second = Objects.requireNonNull(told(stage.edit(ada, seq, "c", first)).editedAt());
        assertNotEquals(first, second);
        refused(ErrorCode.CONFLICT, () -> stage.edit(ada, seq, "d", first));
        assertFalse(stage.edit(ada, seq, "d", null).dup());
    }

    @Test
    void aMessageWithoutFilesIsNeverEmpty() {
        long seq = stage.send(ada, "hello").seq();
        assertEquals("text", assertThrows(Invalid.class, () -> stage.edit(ada, seq, "", null)).field());
    }

    @Test
    void aDeletedMessageKeepsItsPlaceAndItsMentionsAndNothingElse() {
        var said = told(stage.send(ada, "@ben look"));
        stage.react(ben, said.seq(), "👍", true);
        var gone = told(stage.delete(ada, said.seq()));
        assertEquals("", gone.text());
        assertEquals(List.of(), gone.reactions());
        assertEquals(List.of(ben), gone.mentions());
        assertEquals(ada, gone.deletedBy());
        assertEquals(said.at(), gone.at());
        assertEquals(said.key(), gone.key());
        assertEquals(said.author(), gone.author());
        assertEquals(3, gone.rev());
        assertEquals(new Marker(0, 0, 0), stage.marker(ben));
    }

    @Test
    void afterADeletionEverythingElseIsAConflictAndDeletingIsNot() {
        long seq = stage.send(ada, "hello").seq();
        long rev = stage.delete(ada, seq).rev();
        refused(ErrorCode.CONFLICT, () -> stage.edit(ada, seq, "hello", 99L));
        refused(ErrorCode.CONFLICT, () -> stage.react(ada, seq, "👍", true));
        assertEquals(rev, stage.react(ada, seq, "👍", false).rev());
        assertEquals(rev, stage.delete(ada, seq).rev());
    }

    @Test
    void whoKeepsOrderDeletesWhatOthersSaid() {
        var mod = stage.account("mod");
        stage.join(mod, "moderator");
        var admin = stage.account("admin");
        stage.write(handle -> handle.execute("update account set role = 'admin' where id = 'admin'"));
        long first = stage.send(ada, "one").seq();
        long second = stage.send(ada, "two").seq();
        refused(ErrorCode.FORBIDDEN, () -> stage.delete(ben, first));
        assertEquals(mod, told(stage.delete(mod, first)).deletedBy());
        assertEquals(admin, told(stage.delete(admin, second)).deletedBy());
        long third = stage.send(ada, "three").seq();
        stage.leave(ada);
        refused(ErrorCode.FORBIDDEN, () -> stage.delete(ada, third));
    }

    @Test
    void noticesTakeNoChange() {
        long seq = stage.notice(ada, "topic").seq();
        refused(ErrorCode.FORBIDDEN, () -> stage.edit(ada, seq, "x", null));
        refused(ErrorCode.FORBIDDEN, () -> stage.delete(ada, seq));
        refused(ErrorCode.FORBIDDEN, () -> stage.react(ada, seq, "👍", true));
    }

    @Test
    void reactionsStandInTheOrderOfTheirFirstUse() {
        long seq = stage.send(ada, "hello").seq();
        stage.react(ben, seq, "🎉", true);
        stage.react(ben, seq, "👍", true);
        var both = told(stage.react(ada, seq, "🎉", true)).reactions();
        assertEquals(List.of("🎉", "👍"), both.stream().map(one -> one.emoji()).toList());
        assertEquals(List.of(ben, ada), both.getFirst().users());
        assertTrue(stage.react(ada, seq, "🎉", true).dup());
        assertEquals(List.of("👍"), told(both(seq)).reactions().stream().map(one -> one.emoji()).toList());
    }

    private Committed both(long seq) {
        stage.react(ben, seq, "🎉", false);
        return stage.react(ada, seq, "🎉", false);
    }

    @Test
    void theTwentyFirstEmojiIsAConflictAndOneMoreOfTheTwentyIsNot() {
        long seq = stage.send(ada, "hello").seq();
        for (int i = 0; i < Limits.REACTIONS_PER_MESSAGE; i++) {
            stage.react(ada, seq, Character.toString(0x1F600 + i), true);
        }
        refused(ErrorCode.CONFLICT, () -> stage.react(ada, seq, "👍", true));
        assertEquals(2, told(stage.react(ben, seq, Character.toString(0x1F600), true)).reactions().getFirst().count());
    }

    @Test
    void aHundredAreNamedAndTheOthersFindThemselvesByMine() {
        long seq = stage.send(ada, "hello").seq();
        for (int i = 0; i < 102; i++) {
            stage.react(stage.member("user" + i), seq, "👍", true);
        }
        var last = stage.database.read(handle -> new History(stage.messages, stage.recent, message -> 1).page(handle,
                new UserId("user101"), Stage.ROOM, new History.Span(null, null, null, List.of(seq), 50)));
        var shown = last.messages().getFirst().reactions().getFirst();
        assertEquals(102, shown.count());
        assertEquals(100, shown.users().size());
        assertTrue(shown.mine());
        var left = told(stage.react(new UserId("user0"), seq, "👍", false)).reactions().getFirst();
        assertEquals(101, left.count());
        assertEquals(new UserId("user1"), left.users().getFirst());
        assertEquals(new UserId("user100"), left.users().getLast());
    }

    @Test
    void aKeyIsTheSameMessageForEverWhateverBecameOfIt() {
        var first = stage.send(ada, "the-key-1", "hello", null);
        stage.edit(ada, first.seq(), "bye", null);
        assertEquals(first.at(), again(first, "hello").at());
        refused(ErrorCode.CONFLICT, () -> stage.send(ada, "the-key-1", "bye", null));
        stage.delete(ada, first.seq());
        assertTrue(again(first, "hello").dup());
        refused(ErrorCode.CONFLICT, () -> stage.send(ada, "the-key-1", "", null));
        stage.leave(ada);
        archive(true);
        assertEquals(first.seq(), again(first, "hello").rev());
        refused(ErrorCode.CONFLICT, () -> stage.send(ada, "the-key-1", "hello", first.seq()));
    }

    private Committed again(Committed first, String text) {
        var again = stage.send(ada, "the-key-1", text, null);
        assertEquals(first.seq(), again.seq());
        assertNull(again.told());
        return again;
    }

    @Test
    void onlyMembersAreMentionedAndAnEditMentionsAnew() {
        stage.account("cyd");
        var said = told(stage.send(ada, "@ben @cyd @ada @ben. @room"));
        assertEquals(List.of(ben, ada), said.mentions());
        assertTrue(said.mentionsRoom());
        assertEquals(new Marker(0, 1, 1), stage.marker(ben));
        var edited = told(stage.edit(ada, said.seq(), "nobody", null));
        assertEquals(List.of(), edited.mentions());
        assertFalse(edited.mentionsRoom());
        assertEquals(new Marker(0, 1, 0), stage.marker(ben));
    }

    @Test
    void theUnreadAreCountedToAThousand() {
        stage.sendAll(ada, "@ben", 1_003);
        assertEquals(new Marker(0, 1_000, 1_000), stage.marker(ben));
        stage.read(ben, 4, false);
        assertEquals(new Marker(4, 999, 999), stage.marker(ben));
        assertEquals(new Marker(0, 0, 0), stage.marker(ada));
    }
}
