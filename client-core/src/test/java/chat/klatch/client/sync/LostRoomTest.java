package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.SharedStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Rooms;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Ada wrote, and was refused, where nothing shows it any more. */
class LostRoomTest {
    private static final MessageKey KEY = new MessageKey("ada-key-1");
    private final SharedStore browser = new SharedStore();
    private final OneClient ada = new OneClient(browser.tab(), "first");
    private OneClient later = ada;

    private void inBoth() {
        ada.up(room(TEA), room(DEN));
        ada.joined(TEA, 0, List.of());
        ada.joined(DEN, 1, List.of(ada.mine(1, KEY)));
    }

    private MessageKey refusedInTheDen(String text) {
        var key = ada.client.send(DEN, text, null);
        ada.refuse(ada.sends().getLast().id(), ErrorCode.FORBIDDEN, null);
        return key;
    }

    private MessageKey refusedEditInTheDen(String text) {
        var key = ada.client.edit(DEN, 1, text, 0);
        ada.refuse(ada.socket().idOf(Edit.class), ErrorCode.FORBIDDEN, null);
        return key;
    }

    private void startsAgain() {
        ada.client.close();
        later = new OneClient(browser.tab(), "later").signedIn();
    }

    private void isToldAllRooms(Room... rooms) {
        later.http.take("GET /api/rooms?mine=true&limit=100").answer(200,
                Frames.write(new Rooms(List.of(rooms), null)));
    }

    private List<String> told() {
        return later.seen.stranded().stream().map(Unsent::text).toList();
    }

    @Test
    void whatWasRefusedInARoomThatIsNotThereAfterARestartIsTold() {
        inBoth();
        refusedInTheDen("one");
        refusedEditInTheDen("two");
        startsAgain();
        later.welcome(room(TEA));
        assertEquals(List.of("one", "two"), told());
    }

    @Test
    void whatARoomShowsIsNotToldAndNoRoomIsMissedBeforeAllAreTold() {
        inBoth();
        refusedInTheDen("one");
        startsAgain();
        later.welcome(true, room(TEA));
        assertEquals(List.of(), told());
        isToldAllRooms(room(TEA), room(DEN));
        assertEquals(List.of(), told());
        later.cut();
        later.welcome(true, room(TEA));
        assertEquals(List.of(), told());
        isToldAllRooms(room(TEA));
        assertEquals(List.of("one"), told());
    }

    @Test
    void whatARoomShowedIsToldWhenThatIsLostAndNotOnceItWasThrownAway() {
        inBoth();
        ada.client.discard(refusedInTheDen("zero"));
        refusedInTheDen("one");
        ada.say(new Gone(DEN));
        assertEquals(List.of("one"), told());
    }

    @Test
    void whatAnotherTabLeftBehindIsToldInThisOne() {
        inBoth();
        refusedInTheDen("one");
        later = new OneClient(browser.tab(), "later").up(room(TEA));
        assertEquals(List.of(), told());
        ada.client.close();
        assertEquals(List.of("one"), told());
    }

    @Test
    void anEditThatWasRefusedBeforeTheDataBecameAnotherIsNoneOfTheMessageThatHasItsNumberNow() {
        inBoth();
        var key = refusedEditInTheDen("better");
        assertEquals(1, ada.client.timeline(DEN).changes().size());
        ada.restored();
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        assertEquals(List.of("better"), told());
        ada.joined(DEN, 1, List.of(ada.mine(1, new MessageKey("ada-key-other"))));
        assertEquals(List.of(), ada.client.timeline(DEN).changes());
        ada.client.tryAgain(key);
        assertEquals(List.of(), ada.socket().sent(Edit.class));
        ada.client.discard(key);
        ada.cut();
        ada.welcome(room(TEA), room(DEN));
        assertEquals(List.of("better"), told());
    }

    @Test
    void anEditThatWaitsIsForeseenInNoMessageOfOtherData() {
        inBoth();
        ada.socket().close(1006);
        ada.client.send(DEN, "before it", null);
        ada.client.edit(DEN, 1, "better", 0);
        ada.restored();
        ada.clock.advanceUntil(() -> ada.sockets.count() > 1, 30_000);
        ada.welcome(room(TEA), room(DEN));
        ada.joined(DEN, 1, List.of(ada.mine(1, new MessageKey("ada-key-other"))));
        assertEquals("the 1th", ada.client.timeline(DEN).messages().getFirst().text());
        ada.ack(2);
        assertEquals(List.of("better"), ada.seen.refused().stream().map(Unsent::text).toList());
    }
}
