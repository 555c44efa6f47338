package chat.klatch.client.view.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdditionsTest {
    private static final RoomId ATTIC = new RoomId("attic");
    private static final Person ADA = new Person(new UserId("ada"), "Ada");
    private static final Person BEN = new Person(new UserId("ben"), "Ben");
    private static final Person CLEO = new Person(new UserId("cleo"), "Cleo");
    private final Additions additions = new Additions();

    private static Room attic(RoomKind kind) {
        return new Room(ATTIC, "Attic", kind, "", 9, 9, 9, 0, 0, 2, RoomRole.MEMBER, false, false, null);
    }

    private static Message note(long seq, Person author, String kind, Person... users) {
        return new Message(seq, seq, author, null, "", 0, null, null, null, null, List.of(), List.of(), List.of(),
                false, new SystemNote(kind, List.of(users), null));
    }

    @Test
    void whoWasAddedHearsOnceByWhomTheLastTime() {
        var log = List.of(note(1, CLEO, "added", ADA), note(2, BEN, "removed", ADA), note(3, BEN, "added", CLEO, ADA),
                note(4, BEN, "added", CLEO));
        additions.came(attic(RoomKind.PRIVATE));
        assertEquals(BEN, additions.heard(ATTIC, log, ADA.id()));
        assertNull(additions.heard(ATTIC, log, ADA.id()));
    }

    @Test
    void whoMadeTheRoomWasAddedByNobody() {
        additions.came(attic(RoomKind.PRIVATE));
        assertNull(additions.heard(ATTIC, List.of(note(1, ADA, "created"), note(2, ADA, "added", BEN)), ADA.id()));
    }

    @Test
    void intoARoomThatIsOpenToAllOneMayHaveGoneAgain() {
        additions.came(attic(RoomKind.PUBLIC));
        assertNull(additions.heard(ATTIC, List.of(note(1, BEN, "added", ADA)), ADA.id()));
    }

    @Test
    void aRoomThatWasThereBeforeIsNoNews() {
        assertNull(additions.heard(ATTIC, List.of(note(1, BEN, "added", ADA)), ADA.id()));
        additions.came(attic(RoomKind.PRIVATE));
        additions.leave();
        assertNull(additions.heard(ATTIC, List.of(note(1, BEN, "added", ADA)), ADA.id()));
    }
}
