package chat.klatch.client.people;

import static chat.klatch.client.sim.Said.BOB;
import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.person;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.sim.OneClient;
import chat.klatch.protocol.call.RoomAnswer;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.SystemNote;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadCountTest {
    private static final long MINUTE_MILLIS = 60_000;
    private static final String ASKED = "GET /api/rooms/tea";
    private final OneClient ada = new OneClient();

    private static String with(int members) {
        return Frames.write(new RoomAnswer(new Room(TEA, "An older name", RoomKind.PUBLIC, "", 0, 0, 0, 0, 0, members,
                RoomRole.MEMBER, false, false, null)));
    }

    private void lookingAtTea() {
        ada.up(room(TEA), room(DEN));
        ada.joined(TEA, 0, List.of());
        ada.client.lookAt(TEA);
    }

    @Test
    void whoBeginsToLookHearsHowManyThereAreAndNothingElseChanges() {
        lookingAtTea();
        ada.client.lookAt(TEA);
        ada.http.take(ASKED).answer(200, with(5));
        assertEquals(5, ada.listed(TEA).members());
        assertEquals("tea", ada.listed(TEA).name());
    }

    @Test
    void itIsAskedAgainEveryMinuteAsLongAsSomebodyLooks() {
        lookingAtTea();
        ada.http.take(ASKED).answer(503, "");
        ada.clock.advance(MINUTE_MILLIS - 1);
        assertEquals(0, ada.http.waiting());
        ada.clock.advance(1);
        ada.http.take(ASKED).answer(200, with(3));
        assertEquals(3, ada.listed(TEA).members());
        ada.client.lookAt(null);
        ada.clock.advance(3 * MINUTE_MILLIS);
        assertEquals(2, ada.http.count(ASKED));
    }

    @Test
    void aChangeOfTheRoomIsAReasonToAskAndSoIsWhoSpeaksForTheFirstTimeButNothingElseThatIsSaid() {
        lookingAtTea();
        ada.http.take(ASKED).answer(200, with(1));
        ada.say(posted(TEA, message(1)));
        ada.http.take(ASKED).answer(200, with(2));
        ada.say(posted(TEA, message(2)));
        assertEquals(0, ada.http.waiting());
        ada.say(posted(TEA, new Message(3, 3, person(BOB), null, "", 3_000, null, null, null, null, List.of(),
                List.of(), List.of(), false, new SystemNote("added", List.of(), null))));
        ada.http.take(ASKED).answer(200, with(3));
        assertEquals(3, ada.listed(TEA).members());
    }

    @Test
    void whoLooksCloserHearsItAtOnce() {
        lookingAtTea();
        ada.http.take(ASKED).answer(200, with(1));
        ada.client.lookCloser();
        ada.http.take(ASKED).answer(200, with(2));
        assertEquals(2, ada.listed(TEA).members());
    }

    @Test
    void whoHasLeftIsToldNothing() {
        lookingAtTea();
        ada.client.signOut();
        assertEquals(0, ada.seen.gone().size());
        ada.clock.advance(2 * MINUTE_MILLIS);
        assertEquals(1, ada.http.count(ASKED));
    }
}
