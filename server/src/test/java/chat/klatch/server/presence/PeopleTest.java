package chat.klatch.server.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.EncodedEvent;
import chat.klatch.server.hub.OpenSocket;
import chat.klatch.server.hub.SendQueue;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.hub.Wire;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ADA = new UserId("ada");
    private static final RoomId ROOM = new RoomId("room");
    private final Roll roll = new Roll();
    private final Typists typists = new Typists();

    private static Subscriber connection(UserId user) {
        var queue = new SendQueue(new Wire() {
            @Override
            public void write(EncodedEvent message) {
                throw new AssertionError("nothing is written here");
            }

            @Override
            public void cut() {
                throw new AssertionError("nothing is cut here");
            }
        }, () -> {
        });
        return new Subscriber(user, new SessionId("s"), queue, new OpenSocket(NOON));
    }

    private static Person person(int i) {
        return new Person(new UserId("u" + i), "User " + i);
    }

    @Test
    void ofSeveralConnectionsDndCountsBeforeOnlineBeforeAway() {
        var one = connection(ADA);
        var other = connection(ADA);
        roll.arrive(one);
        roll.arrive(other);
        assertEquals(Map.of(ADA, Presence.ONLINE), roll.settle(NOON));
        roll.set(one, Presence.AWAY);
        assertEquals(Map.of(), roll.settle(NOON));
        roll.set(other, Presence.AWAY);
        assertEquals(Map.of(ADA, Presence.AWAY), roll.settle(NOON));
        roll.set(one, Presence.DND);
        assertEquals(Map.of(ADA, Presence.DND), roll.settle(NOON));
        roll.set(other, Presence.ONLINE);
        assertEquals(Map.of(), roll.settle(NOON));
        roll.leave(one, NOON);
        assertEquals(Map.of(ADA, Presence.ONLINE), roll.settle(NOON));
    }

    @Test
    void offlineIsShown30SecondsAfterTheLastConnectionEnded() {
        var one = connection(ADA);
        roll.arrive(one);
        roll.settle(NOON);
        roll.leave(one, NOON);
        assertEquals(Map.of(), roll.settle(NOON.plusMillis(29_999)));
        assertEquals(Presence.ONLINE, roll.shown(ADA));
        assertEquals(Map.of(ADA, Presence.OFFLINE), roll.settle(NOON.plusSeconds(30)));
        assertEquals(Presence.OFFLINE, roll.shown(ADA));
        assertEquals(Map.of(), roll.settle(NOON.plusSeconds(60)));
    }

    @Test
    void whoComesBackWithin30SecondsWasNeverGone() {
        var one = connection(ADA);
        roll.arrive(one);
        roll.settle(NOON);
        roll.leave(one, NOON);
        roll.settle(NOON.plusSeconds(10));
        roll.arrive(connection(ADA));
        assertEquals(Map.of(), roll.settle(NOON.plusSeconds(20)));
        assertEquals(Map.of(), roll.settle(NOON.plusSeconds(60)));
    }

    @Test
    void aChangeIsToldToThoseWhoWatchAndNoOthers() {
        var watchers = new Watchers();
        var one = connection(new UserId("one"));
        var two = connection(new UserId("two"));
        var bob = new UserId("bob");
        watchers.watch(one, Set.of(ADA, bob));
        watchers.watch(two, Set.of(ADA));
        assertEquals(Set.of(one, two), watching(watchers, ADA));
        watchers.watch(one, Set.of(bob));
        assertEquals(Set.of(two), watching(watchers, ADA));
        watchers.stop(two);
        assertEquals(Set.of(), watching(watchers, ADA));
        watchers.sweep();
        assertEquals(Set.of(one), watching(watchers, bob));
    }

    private static Set<Subscriber> watching(Watchers watchers, UserId user) {
        var found = new HashSet<Subscriber>();
        watchers.each(user, one -> assertTrue(found.add(one)));
        return found;
    }

    @Test
    void threeTypistsAreNamedAndTheOthersCounted() {
        IntStream.range(0, 5).forEach(i -> typists.typed(ROOM, person(i), NOON));
        var told = typists.settle(NOON).getFirst();
        assertEquals(List.of(person(0), person(1), person(2)), told.users());
        assertEquals(2, told.more());
    }

    @Test
    void typingIsToldAtMostOnceASecond() {
        typists.typed(ROOM, person(0), NOON);
        assertEquals(1, typists.settle(NOON).size());
        typists.typed(ROOM, person(1), NOON.plusMillis(100));
        assertEquals(List.of(), typists.settle(NOON.plusMillis(999)));
        assertEquals(List.of(person(0), person(1)), typists.settle(NOON.plusMillis(1_000)).getFirst().users());
        assertEquals(List.of(), typists.settle(NOON.plusMillis(2_000)));
    }

    @Test
    void anAuthorsMessageEndsTheirTyping() {
        typists.typed(ROOM, person(0), NOON);
        typists.settle(NOON);
        typists.spoke(ROOM, person(0).id());
        assertEquals(List.of(), typists.settle(NOON.plusSeconds(1)).getFirst().users());
        typists.settle(NOON.plusSeconds(2));
        assertFalse(typists.anyone(ROOM));
    }

    @Test
    void sixSecondsOfSilenceEndTyping() {
        typists.typed(ROOM, person(0), NOON);
        typists.settle(NOON);
        assertEquals(List.of(), typists.settle(NOON.plusMillis(5_999)));
        assertEquals(List.of(), typists.settle(NOON.plusSeconds(6)).getFirst().users());
    }
}
