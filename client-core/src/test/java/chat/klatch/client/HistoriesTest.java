package chat.klatch.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.connection.Link;
import chat.klatch.client.sim.Household;
import chat.klatch.client.sim.Said;
import chat.klatch.client.sim.SimClock;
import chat.klatch.client.sim.SimRoom;
import chat.klatch.client.sim.SimServer;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import java.util.function.BooleanSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Whatever is cut, and whenever: three people in two rooms over lines that break, against a model of the server. What
 * must always be so is checked at every change by {@code sim.Watcher}; here is what must be so in the end.
 */
class HistoriesTest {
    enum Deed {
        WRITE, WAIT, CUT, DIE, KILL, DRAIN, EDIT, DELETE, NOTICE, MENTION, BURST, READ, UNREAD, OLDER, LOSE_MESSAGE, LOSE_ACK, RESTART, WAKE, GRUMPY, KIND, ASK_EDIT, ASK_DELETE, ASK_REACT, JUMP, NEWER, NEWEST
    }

    record Step(Deed deed, int who, int where, int amount) {
    }

    private static final RoomId[] ROOMS = {Said.TEA, Said.DEN};
    private static final long ENOUGH_MILLIS = 15 * 60_000;
    private final SimClock clock = new SimClock();

    @Provide
    Arbitrary<List<Step>> histories() {
        var deeds = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(Deed.WRITE)),
                Tuple.of(6, Arbitraries.just(Deed.WAIT)),
                Tuple.of(6, Arbitraries.of(Deed.ASK_EDIT, Deed.ASK_DELETE, Deed.ASK_REACT)),
                Tuple.of(15, Arbitraries.of(Deed.class)));
        var step = Combinators.combine(deeds, Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 1), Arbitraries.integers().between(0, 1_000)).as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(80).withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void inTheEndEverybodyHasEverythingOnceInOneOrder(@ForAll("histories") List<Step> history, @ForAll long seed) {
        var server = new SimServer(clock, seed, ROOMS);
        var people = List.of(new Household(clock, server, Said.ADA, seed),
                new Household(clock, server, Said.BOB, seed + 1), new Household(clock, server, Said.user("eve"), seed));
        for (Step step : history) {
            act(step, server, people.get(step.who), ROOMS[step.where]);
        }
        server.mend();
        until("the outboxes are empty", () -> people.stream().allMatch(one -> one.client().waiting() == 0));
        for (RoomId room : ROOMS) { // a lost last message shows only by the next
            server.broadcast(room, server.room(room).say(Said.user("bot"), new MessageKey("the-last-one"), "end", 1));
        }
        for (Household one : people) {
            for (RoomId room : ROOMS) {
                one.client().toNewest(room);
                loadAll(one, server.room(room));
            }
        }
        clock.advance(70_000);
        people.forEach(one -> check(one, server));
    }

    private void act(Step step, SimServer server, Household who, RoomId where) {
        var room = server.room(where);
        var living = room.living();
        long some = living.isEmpty() ? 0 : living.get(step.amount % living.size());
        switch (step.deed) {
            case WRITE -> who.write(where, "text " + step.amount);
            case WAIT -> clock.advance(step.amount * 20L);
            case CUT -> server.cut(who.user(), false);
            case DIE -> server.cut(who.user(), true);
            case KILL -> server.kill(step.amount * 30L);
            case DRAIN -> server.drain(step.amount * 10L);
            case EDIT, DELETE -> {
                if (some > 0) {
                    server.broadcast(where, step.deed == Deed.DELETE
                            ? room.delete(some)
                            : room.edit(some, "new " + step.amount, step.amount % 2 == 0 ? who.user() : Said.BOB));
                }
            }
            case NOTICE -> server.broadcast(where, room.notice(Said.person(who.user()), clock.now()));
            case MENTION -> server.broadcast(where, room.say(Said.user("bot"), new MessageKey("bot-key-" + room.rev()),
                    "for you", clock.now(), who.user()));
            case BURST -> burst(server, where, step.amount % 12);
            case READ -> who.client().read(where, some);
            case UNREAD -> who.client().unreadFrom(where, some);
            case OLDER -> who.client().older(where);
            case LOSE_MESSAGE -> server.lose(who.user(), Posted.class);
            case LOSE_ACK -> server.lose(who.user(), Ack.class);
            case RESTART -> who.restart();
            case WAKE -> who.sockets().wake();
            case GRUMPY -> server.grumpy(true);
            case KIND -> server.grumpy(false);
            case ASK_EDIT -> who.edit(where, some, "mine " + step.amount);
            case ASK_DELETE -> who.delete(where, some);
            case ASK_REACT -> who.react(where, some, step.amount % 2 == 0 ? "👍" : "☕", step.amount % 3 > 0);
            case JUMP -> who.client().jump(where, some);
            case NEWER -> who.client().newer(where);
            case NEWEST -> who.client().toNewest(where);
        }
    }

    /** So much at once that a client that was away must begin anew. */
    private void burst(SimServer server, RoomId where, int messages) {
        for (int i = 0; i < messages; i++) {
            var room = server.room(where);
            server.broadcast(where,
                    room.say(Said.user("bot"), new MessageKey("bot-key-" + room.rev()), "more", clock.now()));
        }
    }

    private void until(String what, BooleanSupplier reached) {
        assertTrue(clock.advanceUntil(reached, ENOUGH_MILLIS), () -> "never: " + what);
    }

    private void loadAll(Household one, SimRoom room) {
        until("all of " + room.id() + " is at " + one.user().name(), () -> {
            var shown = one.client().timeline(room.id());
            if (shown.more() && !shown.paging()) {
                one.client().older(room.id());
            }
            return one.client().link() instanceof Link.Up && !shown.more()
                    && shown.messages().equals(room.messages())
                    && shown.changes().stream().allMatch(kept -> kept.fate() instanceof Unsent.Refused);
        });
    }

    private static void check(Household one, SimServer server) {
        for (RoomId id : ROOMS) {
            var room = server.room(id);
            assertEquals(one.written(id), room.messages().stream()
                    .filter(message -> message.author().id().equals(one.user().id()) && message.key() != null)
                    .map(Message::key).toList());
            assertEquals(room.messages(), one.client().timeline(id).messages());
            assertEquals(List.of(), one.client().timeline(id).unsent());
            one.client().timeline(id).changes().forEach(kept -> assertInstanceOf(Unsent.Refused.class, kept.fate()));
            var listed = one.client().rooms().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
            assertEquals(room.marker(one.user()), listed.read());
            assertEquals(room.unread(one.user()), listed.unread());
            assertEquals(room.mentions(one.user()), listed.mentions());
            assertEquals(room.rev(), listed.rev());
        }
        assertEquals(0, one.client().waiting());
        one.client().close();
        assertFalse(one.client().link() instanceof Link.Up);
    }
}
