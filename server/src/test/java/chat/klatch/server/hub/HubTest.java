package chat.klatch.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.SettingsChanged;
import chat.klatch.protocol.frame.TypingNow;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HubTest {
    private static final RoomId ROOM = new RoomId("room");
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");
    private final Set<RoomId> rooms = new HashSet<>(Set.of(ROOM));
    private final Hub hub = new Hub(HubTest::text, _ -> Set.copyOf(rooms), _ -> {
    });

    private static byte[] text(Event event) {
        return (switch (event) {
            case Posted posted -> "r" + posted.message().rev();
            case Gone _ -> "gone";
            case TypingNow _ -> "typing";
            default -> "other";
        }).getBytes(UTF_8);
    }

    private static Posted posted(long rev) {
        return new Posted(ROOM,
                new Message(rev, rev, new Person(ADA, "Ada"), new MessageKey("key-" + (1_000 + rev)), "x", 0, null,
                        null, null, null,
                        List.of(), List.of(), List.of(), false, null));
    }

    private Subscriber arrive(UserId user, SlowWire wire) {
        return arrive(hub, user, wire);
    }

    private static Subscriber arrive(Hub hub, UserId user, SlowWire wire) {
        var subscriber = new Subscriber(user, new SessionId("s"), wire.queue(), new OpenSocket(Instant.EPOCH));
        hub.add(subscriber);
        subscriber.welcome(SlowWire.event("welcome"));
        return subscriber;
    }

    private static EncodedEvent past(long head) {
        return SlowWire.event("joined" + head);
    }

    /** Everything given before has been told when this returns. */
    private List<String> told(SlowWire wire) {
        return told(hub, wire);
    }

    private static List<String> told(Hub hub, SlowWire wire) {
        hub.close();
        wire.letAllGo();
        return wire.events();
    }

    @Test
    void eachRevIsToldOnceAfterThePastThatWasRead() {
        var wire = SlowWire.open();
        var ada = arrive(ADA, wire);
        var subscription = hub.follow(ROOM, ada);
        hub.broadcast(List.of(posted(4), posted(5), posted(6)));
        assertTrue(subscription.begin(5, past(5)));
        hub.broadcast(List.of(posted(7)));
        assertEquals(List.of("welcome", "joined5", "r6", "r7"), told(wire));
    }

    @Test
    void whoIsExpelledHearsWhatCameBeforeThenTheLastWordThenNothing() {
        var wire = SlowWire.open();
        var ada = arrive(ADA, wire);
        hub.follow(ROOM, ada).begin(0, past(0));
        hub.broadcast(List.of(posted(1)));
        hub.expel(ROOM, ADA, new Gone(ROOM));
        hub.broadcast(List.of(posted(2)));
        hub.tellLossy(ROOM, new TypingNow(ROOM, List.of(), 0));
        hub.tellMarker(ROOM, hub.of(ADA), new SettingsChanged(), System.nanoTime(), () -> {
        });
        hub.tellActivity(ROOM, List.of(ada), new SettingsChanged(), System.nanoTime(), _ -> {
        });
        assertEquals(List.of("welcome", "joined0", "r1", "gone"), told(wire));
        assertFalse(ada.follows(ROOM));
        assertEquals(Set.of(), hub.present(ROOM));
    }

    @Test
    void whoIsExpelledWhileThePastIsReadGetsNoPast() {
        var wire = SlowWire.open();
        var ada = arrive(ADA, wire);
        var subscription = hub.follow(ROOM, ada);
        hub.broadcast(List.of(posted(1)));
        hub.expel(ROOM, ADA, new Gone(ROOM));
        assertEquals(List.of("welcome", "gone"), told(wire));
        assertFalse(subscription.begin(1, past(1)));
    }

    @Test
    void whoIsReadmittedFollowsAgain() {
        var wire = SlowWire.open();
        var ada = arrive(ADA, wire);
        hub.follow(ROOM, ada).begin(0, past(0));
        hub.expel(ROOM, ADA, new Gone(ROOM));
        hub.admit(ROOM, ADA);
        var there = new boolean[1];
        hub.onBroadcast(_ -> there[0] = hub.present(ROOM).contains(ADA) && hub.follow(ROOM, ada).begin(1, past(1)));
        hub.broadcast(List.of(posted(1), posted(2)));
        told(wire);
        assertTrue(there[0]);
        assertTrue(wire.events().indexOf("gone") < wire.events().indexOf("joined1"));
    }

    @Test
    void aDissolvedRoomIsLeftByEverybody() {
        var members = SlowWire.open();
        var ada = arrive(ADA, members);
        hub.follow(ROOM, ada).begin(0, past(0));
        rooms.clear();
        var others = SlowWire.open();
        arrive(BOB, others);
        hub.dissolve(ROOM, false, new Gone(ROOM));
        hub.broadcast(List.of(posted(1)));
        assertEquals(List.of("welcome", "joined0", "gone"), told(members));
        assertEquals(List.of("welcome"), others.events());
    }

    @Test
    void nothingComesBeforeTheWelcome() {
        var wire = SlowWire.open();
        var early = new Subscriber(ADA, new SessionId("s"), wire.queue(), new OpenSocket(Instant.EPOCH));
        hub.add(early);
        hub.tell(ADA, new SettingsChanged());
        hub.close();
        assertEquals(List.of(), wire.events());
        early.welcome(SlowWire.event("welcome"));
        assertEquals(List.of("welcome", "other"), wire.events());
    }

    @Test
    void aCountOlderThanTheWelcomeIsCountedAgain() {
        var wire = SlowWire.open();
        long before = System.nanoTime();
        var ada = arrive(ADA, wire);
        var again = new ArrayList<Subscriber>();
        hub.tellActivity(ROOM, List.of(ada), new SettingsChanged(), before, again::add);
        hub.tellMarker(ROOM, hub.of(ADA), new SettingsChanged(), before, () -> again.add(ada));
        assertEquals(List.of("welcome"), told(wire));
        assertEquals(List.of(ada, ada), again);
    }

    @Test
    void activityWaitsWhileMuchIsToBeSentAndIsOwedOnce() {
        var wire = SlowWire.blocked();
        var ada = arrive(ADA, wire);
        ada.queue().offer(SlowWire.event(SendQueue.SOFT_BYTES));
        IntStream.range(0, 3).forEach(_ -> hub.tellActivity(ROOM, List.of(ada), new SettingsChanged(),
                System.nanoTime(), _ -> {
                }));
        assertEquals(2, told(wire).size());
        assertEquals(Set.of(ROOM), ada.takeOwed());
        assertEquals(Set.of(), ada.takeOwed());
    }

    @Test
    void aConnectionFollowsAtMost200Rooms() {
        var ada = arrive(ADA, SlowWire.open());
        IntStream.range(0, 200).forEach(i -> hub.follow(new RoomId("r" + i), ada));
        assertThrows(Refused.class, () -> hub.follow(ROOM, ada));
        hub.follow(new RoomId("r7"), ada);
        hub.leave(new RoomId("r7"), ada);
        hub.follow(ROOM, ada);
    }

    @Test
    void membersAreCountedWhileConnected() {
        var ada = arrive(ADA, SlowWire.open());
        var again = arrive(ADA, SlowWire.open());
        var bob = arrive(BOB, SlowWire.open());
        assertEquals(2, hub.present(ROOM).size());
        hub.remove(ada);
        assertEquals(2, hub.present(ROOM).size());
        hub.remove(again);
        hub.remove(bob);
        assertEquals(0, hub.present(ROOM).size());
        assertTrue(hub.empty());
    }

    /** Steps: a message, joining with what is durable by then, leaving, letting a slow reader read. */
    @Property(tries = 300)
    void whateverTheInterleavingRevsComeWithoutGapOrRepeat(
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> steps) {
        var live = new Hub(HubTest::text, _ -> Set.of(ROOM), _ -> {
        });
        var wire = SlowWire.blocked();
        var ada = arrive(live, ADA, wire);
        @Nullable
        Subscription joining = null;
        long head = 0;
        long read = 0;
        boolean following = false;
        for (int step : steps) {
            switch (step) {
                case 0 -> {
                    joining = live.follow(ROOM, ada);
                    read = head;
                }
                case 1 -> {
                    if (joining != null && joining.begin(read, past(read))) {
                        following = true;
                    }
                    joining = null;
                }
                case 2 -> {
                    live.leave(ROOM, ada);
                    joining = null;
                    following = false;
                }
                case 3 -> wire.letGo();
                default -> live.broadcast(List.of(posted(++head)));
            }
        }
        var events = told(live, wire);
        assertNoGap(events);
        if (following && joining == null) {
            var newest = events.getLast();
            assertTrue(newest.equals("r" + head) || newest.equals("joined" + head), events::toString);
        }
    }

    private static void assertNoGap(List<String> events) {
        long at = -1;
        for (String event : events) {
            if (event.startsWith("joined")) {
                at = Long.parseLong(event.substring(6));
            } else if (event.startsWith("r")) {
                assertEquals(++at, Long.parseLong(event.substring(1)), events::toString);
            }
        }
    }

    @Test
    void whereItCouldNotBeReadWhereSomebodyBelongsTheirNextConnectionReadsIt() {
        var failing = new AtomicBoolean(true);
        try (var flaky = new Hub(HubTest::text, _ -> {
            if (failing.getAndSet(false)) {
                throw new IllegalStateException("the disk is broken");
            }
            return Set.of(ROOM);
        }, _ -> {
        })) {
            assertThrows(IllegalStateException.class, () -> arrive(flaky, ADA, SlowWire.open()));
            arrive(flaky, ADA, SlowWire.open());
            assertEquals(Set.of(ADA), flaky.present(ROOM));
        }
    }

    @Test
    void whoIsRemovedWhileItIsReadThatTheyBelongStaysRemoved() {
        arrive(ADA, SlowWire.open());
        int before = hub.changes(ADA);
        hub.expel(ROOM, ADA, new Gone(ROOM));
        hub.close();
        hub.admit(ROOM, ADA, before);
        hub.admit(new RoomId("garden"), ADA, before);
        assertEquals(Set.of(), hub.present(ROOM));
        assertEquals(Set.of(), hub.present(new RoomId("garden")));
    }

    @Test
    void whoIsReadToBelongBeforeTheirRemovalIsToldIsRemovedByIt() {
        arrive(ADA, SlowWire.open());
        int before = hub.changes(ADA);
        hub.expel(ROOM, ADA, new Gone(ROOM));
        hub.admit(ROOM, ADA, before);
        hub.close();
        assertEquals(Set.of(), hub.present(ROOM));
    }

    @Test
    void whoIsReadToBelongWhileNothingChangesIsPresent() {
        arrive(ADA, SlowWire.open());
        hub.admit(new RoomId("garden"), ADA, hub.changes(ADA));
        hub.close();
        assertEquals(Set.of(ADA), hub.present(new RoomId("garden")));
    }
}
