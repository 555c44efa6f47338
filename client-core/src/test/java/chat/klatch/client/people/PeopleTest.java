package chat.klatch.client.people;

import static chat.klatch.client.sim.Said.ADA;
import static chat.klatch.client.sim.Said.BOB;
import static chat.klatch.client.sim.Said.room;
import static chat.klatch.client.sim.Said.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.klatch.client.Stage;
import chat.klatch.client.sim.OneClient;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.PresenceChanged;
import chat.klatch.protocol.frame.SetPresence;
import chat.klatch.protocol.frame.SettingsChanged;
import chat.klatch.protocol.frame.UserChanged;
import chat.klatch.protocol.frame.Watch;
import chat.klatch.protocol.frame.Watching;
import chat.klatch.protocol.model.Availability;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.protocol.model.UserPresence;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final UserId EVE = new UserId("eve");
    private final OneClient ada = new OneClient();

    private List<Watch> watches() {
        return ada.socket().sent(Watch.class);
    }

    private void answer(UserPresence... statuses) {
        ada.say(new Watching(watches().getLast().id(), List.of(statuses)));
    }

    private @Nullable Presence bob() {
        return ada.client.people().presence(BOB.id());
    }

    @Test
    void whoIsWatchedIsToldOf() {
        ada.up();
        ada.client.people().watch(List.of(BOB.id()));
        assertNull(bob());
        answer(new UserPresence(BOB.id(), Presence.AWAY));
        assertEquals(Presence.AWAY, bob());
        ada.say(new PresenceChanged(BOB.id(), Presence.ONLINE));
        assertEquals(Presence.ONLINE, bob());
        assertEquals(2, ada.seen.people());
    }

    @Test
    void whoIsNotWatchedAnyMoreIsNotKnown() {
        ada.up();
        ada.client.people().watch(List.of(BOB.id()));
        answer(new UserPresence(BOB.id(), Presence.AWAY));
        ada.client.people().watch(List.of(EVE));
        assertNull(bob());
        ada.say(new PresenceChanged(BOB.id(), Presence.ONLINE));
        assertNull(bob());
    }

    @Test
    void theSameIsNotAskedTwiceAndOnlyOneAtATime() {
        ada.up();
        ada.client.people().watch(List.of(BOB.id()));
        ada.client.people().watch(List.of(BOB.id()));
        ada.client.people().watch(List.of(EVE));
        ada.client.people().watch(List.of(EVE, BOB.id()));
        assertEquals(1, watches().size());
        answer();
        assertEquals(2, watches().size());
        assertEquals(List.of(EVE, BOB.id()), watches().getLast().users());
    }

    @Test
    void theNextConnectionIsAskedAgain() {
        ada.up();
        ada.client.people().watch(List.of(BOB.id()));
        answer(new UserPresence(BOB.id(), Presence.AWAY));
        ada.cut();
        ada.welcome();
        assertEquals(List.of(BOB.id()), watches().getLast().users());
        answer(new UserPresence(BOB.id(), Presence.OFFLINE));
        assertEquals(Presence.OFFLINE, bob());
    }

    @Test
    void whatWasToldToWaitIsAskedAgain() {
        ada.up();
        ada.client.people().watch(List.of(BOB.id()));
        ada.refuse(watches().getLast().id(), ErrorCode.RATE_LIMITED, 500L);
        ada.client.people().watch(List.of(EVE));
        ada.clock.advance(499);
        assertEquals(1, watches().size());
        ada.clock.advance(1);
        assertEquals(List.of(EVE), watches().getLast().users());
    }

    @Test
    void noMoreAreWatchedThanMayBe() {
        ada.up();
        ada.client.people().watch(IntStream.range(0, 600).mapToObj(i -> new UserId("user" + i)).toList());
        assertEquals(500, watches().getLast().users().size());
    }

    @Test
    void howOneWantsToBeSeenIsSaidOnEveryConnection() {
        ada.up();
        ada.client.people().show(Presence.DND);
        ada.client.people().show(Presence.DND);
        assertEquals(1, ada.socket().sent(SetPresence.class).size());
        ada.cut();
        ada.welcome();
        assertEquals(Availability.DND, ada.socket().lastSent(SetPresence.class).status());
    }

    @Test
    void aNewNameIsKnownEverywhere() {
        var two = new RoomId("two");
        ada.up(room(two, RoomKind.DIRECT, null));
        var bob = new User(BOB.id(), "bob", "Robert", PlaceRole.MEMBER, null, null, false, false);
        ada.say(new UserChanged(bob));
        assertEquals(bob, ada.client.people().user(BOB.id()));
        assertEquals(List.of(bob), ada.listed(two).users());
    }

    @Test
    void onesOwnNewNameIsOnesOwnAndEndsNoConnection() {
        ada.up();
        var me = new User(ADA.id(), "ada", "Lady Ada", PlaceRole.MEMBER, null, null, false, false);
        ada.say(new UserChanged(me));
        assertEquals(new Stage.SignedIn(me, "Home"), ada.client.stage());
        assertEquals(1, ada.sockets.count());
        assertEquals(me, ada.client.people().user(ADA.id()));
    }

    @Test
    void peopleOfAnAnswerAreKnownFromThenOn() {
        ada.up();
        ada.client.people().meet(List.of(user("eve")));
        assertEquals(user("eve"), ada.client.people().user(EVE));
        ada.socket().close(4502);
        assertNull(ada.client.people().user(EVE));
    }

    @Test
    void otherSettingsAreTold() {
        ada.up();
        ada.say(new SettingsChanged());
        assertEquals(1, ada.seen.settings());
    }
}
