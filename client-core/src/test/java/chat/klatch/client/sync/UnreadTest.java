package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.ADA;
import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.deleted;
import static chat.klatch.client.sim.Said.edited;
import static chat.klatch.client.sim.Said.mentioning;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.protocol.frame.Activity;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.SystemNote;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnreadTest {
    private final OneClient ada = new OneClient();

    /** Ten messages of bob's are loaded, of which the last four are unread; older ones exist. */
    private void inTea() {
        ada.up(room(TEA));
        ada.joined(TEA, 20, messages(11, 20), false, true, 16, 4, 0);
    }

    private int unread() {
        return ada.listed(TEA).unread();
    }

    private int mentions() {
        return ada.listed(TEA).mentions();
    }

    private List<Read> reads() {
        return ada.socket().sent(Read.class);
    }

    private static Message notice(long seq) {
        return new Message(seq, seq, Said.person(Said.BOB), null, "", 1, null, null, null, null, List.of(), List.of(),
                List.of(), false, new SystemNote("topic", List.of(), "tea"));
    }

    @Test
    void aNewMessageOfSomebodyElseCountsAndOnesOwnAndNoticesDoNot() {
        inTea();
        ada.say(posted(TEA, message(21)), posted(TEA, message(22, ADA, new MessageKey("ada-from-her-phone"))),
                posted(TEA, notice(23)));
        assertEquals(5, unread());
    }

    @Test
    void anEditOrAReactionIsNoNewMessage() {
        inTea();
        ada.say(posted(TEA, edited(message(20), 21, "new")), posted(TEA, edited(message(12), 22, "new")));
        assertEquals(4, unread());
    }

    @Test
    void aDeletedMessageCountsNoMore() {
        inTea();
        ada.say(posted(TEA, deleted(message(20), 21)));
        assertEquals(3, unread());
        ada.say(posted(TEA, deleted(message(12), 22)));
        assertEquals(3, unread());
    }

    @Test
    void norDoesOneThatIsNotLoaded() {
        ada.up(room(TEA));
        ada.joined(TEA, 20, messages(11, 20), false, true, 2, 18, 0);
        ada.say(posted(TEA, deleted(message(5), 21)), posted(TEA, deleted(message(1), 22)));
        assertEquals(17, unread());
    }

    @Test
    void aThousandMeansAThousandOrMoreAndTheServerKnowsBetter() {
        ada.up(room(TEA));
        ada.joined(TEA, 1_500, messages(1_451, 1_500), false, true, 0, 1_000, 0);
        ada.say(posted(TEA, message(1_501)));
        assertEquals(1_000, unread());
        assertEquals(1, ada.joins(TEA).size());
        ada.say(posted(TEA, deleted(message(1_501), 1_502)));
        assertEquals(2, ada.joins(TEA).size());
        ada.joined(TEA, 1_502, List.of(), false, false, 0, 999, 0);
        assertEquals(999, unread());
    }

    @Test
    void whoIsMentionedCountsThatToo() {
        inTea();
        ada.say(posted(TEA, mentioning(message(21), ADA)), posted(TEA, mentioning(message(22), Said.BOB)));
        assertEquals(1, mentions());
        ada.say(posted(TEA, deleted(mentioning(message(21), ADA), 23)));
        assertEquals(0, mentions());
    }

    @Test
    void anEditCanMentionOrStopMentioning() {
        inTea();
        ada.say(posted(TEA, mentioning(edited(message(20), 21, "@ada"), ADA)));
        assertEquals(1, mentions());
        ada.say(posted(TEA, edited(message(20), 22, "nobody")));
        assertEquals(0, mentions());
    }

    @Test
    void whereAnEditOfWhatIsNotLoadedMayMentionTheServerIsAsked() {
        ada.up(room(TEA));
        ada.joined(TEA, 20, messages(11, 20), false, true, 2, 18, 0);
        ada.say(posted(TEA, mentioning(edited(message(5), 21, "@ada"), ADA)));
        ada.joined(TEA, 21, List.of(), false, false, 2, 18, 1);
        assertEquals(1, mentions());
    }

    @Test
    void betweenTwoEveryMessageIsMeant() {
        ada.up(room(DEN, RoomKind.DIRECT, null));
        ada.joined(DEN, 0, List.of());
        ada.say(posted(DEN, message(1)));
        assertEquals(1, ada.listed(DEN).mentions());
    }

    @Test
    void aReaderWhoIsNoMemberHasNothingUnread() {
        ada.up(room(TEA, RoomKind.PUBLIC, RoomRole.MEMBER));
        ada.client.open(DEN);
        ada.joined(DEN, 3, messages(1, 3), false, false, 3, 0, 0);
        ada.say(posted(DEN, message(4)));
        assertEquals(List.of(TEA), ada.client.rooms().stream().map(one -> one.id()).toList());
    }

    @Test
    void theServersWordReplacesOnesOwnCount() {
        inTea();
        ada.say(new MarkerMoved(TEA, 19, 1, 1));
        assertEquals(1, unread());
        assertEquals(1, mentions());
        assertEquals(19, ada.listed(TEA).read());
    }

    @Test
    void aRoomThatIsNotJoinedIsCountedByTheServer() {
        ada.up(room(TEA));
        ada.say(new Activity(TEA, 30, 29, 7, 2));
        assertEquals(7, unread());
        assertEquals(2, mentions());
        assertEquals(29, ada.listed(TEA).seq());
    }

    @Test
    void theNewestMessageOfARoomIsKnownLive() {
        inTea();
        ada.say(posted(TEA, message(21)), posted(TEA, edited(message(21), 22, "new")));
        assertEquals(21, ada.listed(TEA).seq());
        assertEquals(22, ada.listed(TEA).rev());
    }

    @Test
    void theMarkerOnlyGrows() {
        inTea();
        ada.client.read(TEA, 18);
        ada.client.read(TEA, 17);
        ada.client.read(TEA, 18);
        assertEquals(List.of(18L), reads().stream().map(Read::seq).toList());
    }

    @Test
    void whatWasNotToldIsAskedAgainAfterTheNextJoined() {
        inTea();
        ada.client.read(TEA, 18);
        ada.cut();
        ada.welcome(room(TEA));
        assertEquals(List.of(), reads());
        ada.joined(TEA, 20, List.of(), false, false, 16, 4, 0);
        assertEquals(List.of(18L), reads().stream().map(Read::seq).toList());
    }

    @Test
    void whatIsReadWhileTheConnectionIsDownIsAskedAfterTheNextJoined() {
        inTea();
        ada.cut();
        ada.client.read(TEA, 18);
        ada.welcome(room(TEA));
        ada.joined(TEA, 20, List.of(), false, false, 16, 4, 0);
        assertEquals(List.of(18L), reads().stream().map(Read::seq).toList());
    }

    @Test
    void whatWasToldIsNotAskedAgain() {
        inTea();
        ada.client.read(TEA, 18);
        ada.say(new MarkerMoved(TEA, 18, 2, 0));
        ada.say(new MarkerMoved(TEA, 12, 8, 0));
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 20, List.of(), false, false, 12, 8, 0);
        assertEquals(List.of(), reads());
    }

    @Test
    void markingUnreadDropsWhatWasStillToBeSaid() {
        inTea();
        ada.client.read(TEA, 18);
        ada.client.unreadFrom(TEA, 13);
        assertEquals(new Read(TEA, 13, true), reads().getLast());
        ada.say(new MarkerMoved(TEA, 13, 7, 0));
        ada.cut();
        ada.welcome(room(TEA));
        ada.joined(TEA, 20, List.of(), false, false, 13, 7, 0);
        assertEquals(List.of(), reads());
    }

    @Test
    void markingUnreadIsAskedAgainTooUntilItIsTold() {
        inTea();
        ada.cut();
        ada.client.unreadFrom(TEA, 13);
        ada.welcome(room(TEA));
        ada.joined(TEA, 20, List.of(), false, false, 16, 4, 0);
        assertEquals(List.of(new Read(TEA, 13, true)), reads());
    }

    private static final RoomId ATTIC = new RoomId("room-50");

    /** Ada is in so many rooms that the last of them is not joined. */
    private void outsideOfTheAttic(long read) {
        var rooms = IntStream.rangeClosed(0, 50)
                .mapToObj(i -> new Room(new RoomId("room-" + i), "", RoomKind.PUBLIC, "",
                        9, 9, read, 3, 0, 2, RoomRole.MEMBER, false, false, null))
                .toArray(Room[]::new);
        if (ada.sockets.count() == 0) {
            ada.signedIn();
        }
        ada.welcome(rooms);
    }

    @Test
    void aRoomIsReadWithoutBeingJoined() {
        outsideOfTheAttic(6);
        ada.client.read(ATTIC, 99);
        assertEquals(List.of(new Read(ATTIC, 9, false)), reads());
        ada.say(new Activity(ATTIC, 10, 10, 4, 0));
        assertEquals(4, ada.listed(ATTIC).unread());
        assertEquals(List.of(), ada.joins(ATTIC));
        ada.cut();
        outsideOfTheAttic(6);
        assertEquals(List.of(), ada.joins(ATTIC));
        assertEquals(List.of(new Read(ATTIC, 9, false)), reads());
    }

    @Test
    void aRoomIsUnreadAgainWithoutBeingJoined() {
        outsideOfTheAttic(6);
        ada.client.read(ATTIC, 9);
        ada.client.unreadFrom(ATTIC, 6);
        assertEquals(List.of(new Read(ATTIC, 9, false), new Read(ATTIC, 6, true)), reads());
        ada.cut();
        outsideOfTheAttic(9);
        assertEquals(List.of(), ada.joins(ATTIC));
        assertEquals(List.of(new Read(ATTIC, 6, true)), reads());
    }

    @Test
    void whatWasToldOfARoomThatIsNotJoinedIsNotAskedAgain() {
        outsideOfTheAttic(6);
        ada.client.read(ATTIC, 9);
        ada.say(new MarkerMoved(ATTIC, 9, 0, 0));
        ada.cut();
        outsideOfTheAttic(6);
        assertEquals(List.of(), reads());
        ada.client.read(ATTIC, 9);
        ada.cut();
        outsideOfTheAttic(9);
        assertEquals(List.of(), reads());
    }

    @Test
    void whatWasReadBeforeARoomIsJoinedIsAskedAgainAfterTheJoin() {
        outsideOfTheAttic(6);
        ada.client.read(ATTIC, 9);
        ada.client.open(ATTIC);
        ada.joined(ATTIC, 9, messages(1, 9), false, false, 6, 3, 0);
        assertEquals(2, reads().size());
        ada.say(new MarkerMoved(ATTIC, 9, 0, 0));
        assertEquals(0, ada.listed(ATTIC).unread());
    }

    @Test
    void whoIsNotInARoomReadsNothingThere() {
        inTea();
        ada.client.read(DEN, 3);
        ada.client.unreadFrom(DEN, 3);
        assertEquals(List.of(), reads());
    }

    @Test
    void aMarkerIsNeverAskedForBeyondTheNewestMessage() {
        inTea();
        ada.client.read(TEA, 9_999);
        assertEquals(List.of(20L), reads().stream().map(Read::seq).toList());
    }
}
