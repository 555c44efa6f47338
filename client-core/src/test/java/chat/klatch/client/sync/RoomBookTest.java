package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.store.Tally;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Rooms;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Leave;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomBookTest {
    private final OneClient ada = new OneClient();

    private List<RoomId> listed() {
        return ada.client.rooms().stream().map(Room::id).toList();
    }

    private void inBoth() {
        ada.up(room(TEA), room(DEN));
        ada.joined(TEA, 3, messages(1, 3));
        ada.joined(DEN, 3, messages(1, 3));
    }

    @Test
    void theRoomsAreThoseOfTheWelcomeInItsOrderAndAllAreJoined() {
        inBoth();
        assertEquals(List.of(TEA, DEN), listed());
        assertEquals(2, ada.socket().sent(Join.class).size());
    }

    @Test
    void aRoomThatTheNextWelcomeDoesNotListIsGone() {
        inBoth();
        ada.cut();
        ada.welcome(room(TEA));
        assertEquals(List.of(TEA), listed());
        assertEquals(List.of(), ada.joins(DEN));
        assertEquals(List.of(), ada.seqs(DEN));
    }

    @Test
    void aRoomThatAnUnfinishedListDoesNotNameIsAskedFor() {
        inBoth();
        ada.cut();
        ada.welcome(true, room(TEA));
        assertEquals(List.of(TEA, DEN), listed());
        ada.refuse(ada.join(DEN).id(), ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(TEA), listed());
        assertEquals(List.of(), ada.seqs(DEN));
    }

    @Test
    void aGoneRoomIsErased() {
        inBoth();
        ada.say(new Gone(DEN));
        assertEquals(List.of(TEA), listed());
        assertEquals(List.of(), ada.seqs(DEN));
        ada.say(posted(DEN, message(4)));
        assertEquals(List.of(), ada.seqs(DEN));
    }

    @Test
    void anAnswerThatComesAfterItsRoomIsGoneBringsNothingBack() {
        ada.up(room(TEA), room(DEN));
        ada.say(new Gone(DEN));
        int told = ada.seen.timelines().size();
        ada.joined(DEN, 3, messages(1, 3));
        assertEquals(List.of(), ada.seqs(DEN));
        assertEquals(told, ada.seen.timelines().size());
        assertEquals(List.of(TEA), listed());
    }

    @Test
    void aRoomThatOneIsAddedToIsListedAndJoined() {
        inBoth();
        var attic = new RoomId("attic");
        ada.say(new RoomChanged(room(attic, RoomKind.PRIVATE, RoomRole.MEMBER)));
        assertEquals(List.of(TEA, DEN, attic), listed());
        assertEquals(1, ada.joins(attic).size());
    }

    @Test
    void aRoomThatComesInTheMiddleOfAConnectionIsToldOnce() {
        inBoth();
        var attic = room(new RoomId("attic"), RoomKind.PRIVATE, RoomRole.MEMBER);
        ada.say(new RoomChanged(attic), new RoomChanged(attic), new RoomChanged(room(DEN)));
        assertEquals(List.of(attic), ada.seen.came());
    }

    @Test
    void whatOneIsToldAtTheBeginningOrOpensOneselfIsNoNews() {
        inBoth();
        ada.cut();
        ada.welcome(room(TEA), room(DEN), room(new RoomId("attic")));
        ada.client.met(room(new RoomId("two"), RoomKind.DIRECT, null));
        ada.say(new RoomChanged(room(new RoomId("open"), RoomKind.PUBLIC, null)));
        assertEquals(List.of(), ada.seen.came());
    }

    @Test
    void aDirectRoomThatSomebodyBeginsIsListedAndJoined() {
        inBoth();
        var two = new RoomId("two");
        ada.say(new RoomChanged(room(two, RoomKind.DIRECT, null)));
        assertEquals(1, ada.joins(two).size());
    }

    @Test
    void aPublicRoomThatOneWasRemovedFromIsNotOnesOwnAnyMore() {
        inBoth();
        ada.say(new RoomChanged(room(DEN, RoomKind.PUBLIC, null)));
        assertEquals(List.of(TEA), listed());
        assertEquals(List.of(), ada.seqs(DEN));
    }

    @Test
    void aPublicRoomCanBeReadWithoutBeingAMember() {
        inBoth();
        var square = new RoomId("square");
        ada.say(new RoomChanged(room(square, RoomKind.PUBLIC, null)));
        assertEquals(List.of(), ada.joins(square));
        ada.client.open(square);
        ada.joined(square, 3, messages(1, 3));
        assertEquals(List.of(1L, 2L, 3L), ada.seqs(square));
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        assertEquals(3, ada.join(square).since());
    }

    @Test
    void whoBecomesAMemberOfARoomThatTheyReadHearsWhatIsUnread() {
        inBoth();
        var square = new RoomId("square");
        ada.client.open(square);
        ada.joined(square, 3, messages(1, 3));
        ada.say(new RoomChanged(room(square)));
        assertEquals(2, ada.joins(square).size());
        assertEquals(3, ada.join(square).since());
    }

    private static final RoomId SQUARE = new RoomId("square");
    private static final Room OUTSIDE = room(SQUARE, RoomKind.PUBLIC, null);

    private void visiting() {
        inBoth();
        ada.client.visit(OUTSIDE);
        ada.joined(SQUARE, 3, messages(1, 3));
    }

    @Test
    void aVisitorReadsTheRoomMovesNoMarkerAndLeavesItBehind() {
        visiting();
        assertEquals(OUTSIDE, ada.client.visited());
        assertEquals(List.of(TEA, DEN), listed());
        assertEquals(List.of(1L, 2L, 3L), ada.seqs(SQUARE));
        ada.client.read(SQUARE, 3);
        assertEquals(0, ada.socket().sent(Read.class).size());
        ada.client.endVisit();
        assertNull(ada.client.visited());
        assertEquals(List.of(SQUARE), ada.socket().sent(Leave.class).stream().map(Leave::room).toList());
        ada.say(posted(SQUARE, message(4)));
        assertEquals(List.of(), ada.seqs(SQUARE));
        ada.client.endVisit();
        assertEquals(1, ada.socket().sent(Leave.class).size());
    }

    @Test
    void aVisitGoesOnOverACut() {
        visiting();
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        assertEquals(3, ada.join(SQUARE).since());
        assertEquals(OUTSIDE, ada.client.visited());
    }

    @Test
    void aVisitorHearsOfTheRoomAndIsOneNoMoreOnceTheyAreIn() {
        visiting();
        ada.say(new RoomChanged(new Room(SQUARE, "Plaza", RoomKind.PUBLIC, "", 3, 3, 3, 0, 0, 2, null, false, false,
                null)));
        assertEquals("Plaza", Objects.requireNonNull(ada.client.visited()).name());
        ada.say(new RoomChanged(room(SQUARE)));
        assertNull(ada.client.visited());
        assertEquals(List.of(TEA, DEN, SQUARE), listed());
        ada.client.endVisit();
        assertEquals(0, ada.socket().sent(Leave.class).size());
        ada.client.visit(room(SQUARE));
        assertNull(ada.client.visited());
    }

    @Test
    void aVisitedRoomThatIsGoneIsErased() {
        visiting();
        ada.say(new Gone(SQUARE));
        assertNull(ada.client.visited());
        assertEquals(List.of(), ada.seqs(SQUARE));
    }

    @Test
    void aRoomChangesItsName() {
        inBoth();
        var now = new Room(DEN, "Study", RoomKind.PUBLIC, "", 0, 0, 0, 0, 0, 2, RoomRole.MEMBER, true, false, null);
        ada.say(new RoomChanged(now));
        assertEquals("Study", ada.listed(DEN).name());
        assertTrue(ada.listed(DEN).archived());
        assertEquals(1, ada.joins(DEN).size());
    }

    @Test
    void whatIsJoinedByItselfIsBounded() {
        var rooms = IntStream.range(0, 120).mapToObj(i -> room(new RoomId("room-" + i))).toArray(Room[]::new);
        ada.up(rooms);
        assertEquals(50, ada.socket().sent(Join.class).size());
        assertEquals(120, ada.client.rooms().size());
    }

    @Test
    void whatTheNextOneToSignInSeesIsTheirs() {
        inBoth();
        ada.socket().close(4502);
        assertEquals(List.of(), listed());
        ada.client.signIn(new chat.klatch.protocol.call.Credentials("bob", "correct horse"), problem -> {
        });
        ada.http.take("POST /api/sessions").answer(201,
                chat.klatch.client.sim.Said.signedIn(chat.klatch.client.sim.Said.BOB, "token-of-bob"));
        ada.welcome(room(TEA));
        assertEquals(List.of(TEA), listed());
        assertFalse(ada.client.timeline(TEA).loaded());
    }

    private static String page(@Nullable String next, Room... rooms) {
        return Frames.write(new Rooms(List.of(rooms), next));
    }

    @Test
    void theRestOfAnUnfinishedListIsFetchedToItsEnd() {
        signedInWith(true, room(TEA));
        var attic = new RoomId("attic");
        ada.http.take("GET /api/rooms?mine=true&limit=100").answer(200, page("there", room(TEA), room(DEN)));
        assertEquals(List.of(TEA), listed());
        ada.http.take("GET /api/rooms?mine=true&limit=100&after=there").answer(200, page(null, room(attic)));
        assertEquals(List.of(TEA, DEN, attic), listed());
        assertEquals(1, ada.joins(attic).size());
        assertEquals(0, ada.http.waiting());
    }

    private void signedInWith(boolean more, Room... rooms) {
        ada.signedIn();
        ada.welcome(more, rooms);
    }

    @Test
    void aRoomThatTheWholeFetchedListDoesNotNameIsGoneAndWhatWasToldMeanwhileStands() {
        inBoth();
        ada.cut();
        ada.welcome(true, room(TEA));
        var attic = new RoomId("attic");
        var late = new RoomId("late");
        ada.say(new RoomChanged(room(late)), new Gone(attic));
        ada.http.take("GET /api/rooms?mine=true&limit=100").answer(200, page(null, room(TEA), room(attic)));
        assertEquals(List.of(TEA, late), listed());
        assertEquals(List.of(DEN), ada.seen.gone().stream().map(Room::id).toList());
    }

    @Test
    void aListThatCannotBeFetchedIsAskedForAgain() {
        signedInWith(true, room(TEA));
        ada.http.take("GET /api/rooms?mine=true&limit=100").answer(503, "");
        ada.clock.advance(5_000);
        ada.http.take("GET /api/rooms?mine=true&limit=100").answer(200, page(null, room(TEA), room(DEN)));
        assertEquals(List.of(TEA, DEN), listed());
    }

    @Test
    void theRoomThatSomebodyLooksAtIsTheFirstThatIsJoinedAgain() {
        inBoth();
        ada.client.lookAt(DEN);
        ada.client.lookAt(null);
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        assertEquals(List.of(DEN, TEA), ada.socket().sent(Join.class).stream().map(Join::room).toList());
    }

    @Test
    void whoOpensRoomAfterRoomLeavesTheOneOfLongestAgoButForgetsNoCount() {
        var rooms = IntStream.range(0, 160).mapToObj(i -> room(new RoomId("room-" + i))).toArray(Room[]::new);
        ada.up(rooms);
        var first = rooms[0].id();
        ada.joined(first, 3, messages(1, 3), false, false, 1, 2, 0);
        for (Room room : rooms) {
            ada.client.open(room.id());
        }
        assertEquals(10, ada.socket().sent(Leave.class).size());
        assertEquals(first, ada.socket().sent(Leave.class).getFirst().room());
        assertEquals(2, ada.listed(first).unread());
        assertEquals(3, ada.listed(first).rev());
        ada.client.open(first);
        assertNull(ada.join(first).since());
    }

    @Test
    void whatWasWrittenToARoomThatIsGoneIsRefusedAloudAfterTheRoomWasToldGone() {
        inBoth();
        ada.cut();
        var key = ada.client.send(DEN, "third secret", null);
        ada.welcome(room(TEA));
        assertEquals(List.of(DEN), ada.seen.gone().stream().map(Room::id).toList());
        ada.refuse(ada.sends().getLast().id(), ErrorCode.NOT_FOUND, null);
        assertEquals(List.of(key), ada.seen.refused().stream().map(Unsent::key).toList());
        assertEquals(Tally.NONE, ada.client.tally());
        assertEquals(List.of("third secret"), ada.client.timeline(DEN).unsent().stream().map(Unsent::text).toList());
    }
}
