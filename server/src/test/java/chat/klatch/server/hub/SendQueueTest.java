package chat.klatch.server.hub;

import static chat.klatch.server.hub.SlowWire.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatComesAloneGoesAsItIs() {
        var wire = SlowWire.open();
        var queue = wire.queue();
        queue.offer(event("a"));
        queue.offer(event("b"));
        assertEquals(List.of("a", "b"), wire.messages());
        assertEquals(0, queue.bytes());
    }

    @Test
    void whatGathersBehindAWriteGoesAsOneArray() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        List.of("a", "b", "c").forEach(text -> queue.offer(event(text)));
        wire.letAllGo();
        assertEquals(List.of("a", "[b,c]"), wire.messages());
    }

    @Test
    void anArrayAmongOthersLosesItsBrackets() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        queue.offer(event("a"));
        queue.offer(EncodedEvent.all(List.of(event("b"), event("c"))));
        queue.offer(event("d"));
        wire.letAllGo();
        assertEquals(List.of("a", "[b,c,d]"), wire.messages());
    }

    @Test
    void anArrayAloneKeepsItsBrackets() {
        var wire = SlowWire.open();
        wire.queue().offer(EncodedEvent.all(List.of(event("b"), event("c"))));
        assertEquals(List.of("[b,c]"), wire.messages());
    }

    @Test
    void noArrayTakesOver64KiB() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        IntStream.range(0, 50).forEach(_ -> queue.offer(event(10_000)));
        wire.letAllGo();
        assertEquals(50, wire.events().size());
        assertTrue(wire.messages().stream().allMatch(message -> message.length() <= 64 * 1024));
        assertTrue(wire.messages().size() < 12);
    }

    @Test
    void whatIsLargerThanAnArrayGoesAlone() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        queue.offer(event("a"));
        queue.offer(event(200_000));
        queue.offer(event("b"));
        wire.letAllGo();
        assertEquals(List.of(1, 200_000, 1), wire.messages().stream().map(String::length).toList());
    }

    @Test
    void from256KiBOnWhatMayBeLostIsLost() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        queue.offer(event(256 * 1024 - 7));
        queue.offerLossy(event("typing"));
        assertFalse(queue.full());
        queue.offer(event("message"));
        assertTrue(queue.full());
        queue.offerLossy(event("presence"));
        queue.offerLossy(List.of(event("presence"), event("presence")));
        wire.letAllGo();
        assertEquals(List.of("typing", "message"), wire.events().subList(1, 3));
        assertEquals(3, wire.events().size());
    }

    @Test
    void spaceIsToldWhenThereIsSomeAgainAndOnce() {
        var wire = SlowWire.blocked();
        var again = new AtomicInteger();
        var queue = wire.queue(again::incrementAndGet);
        IntStream.range(0, 3).forEach(_ -> queue.offer(event(200_000)));
        assertTrue(queue.full());
        wire.letGo();
        assertEquals(0, again.get());
        wire.letGo();
        assertEquals(1, again.get());
        assertFalse(queue.full());
        wire.letAllGo();
        assertEquals(1, again.get());
    }

    @Test
    void at1MiBTheConnectionIsCutWithoutWaiting() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        IntStream.range(0, 4).forEach(_ -> queue.offer(event(256 * 1024 - 1)));
        assertFalse(wire.isCut());
        queue.offer(event("last"));
        assertTrue(wire.isCut());
        wire.letAllGo();
        queue.offer(event("later"));
        assertEquals(1, wire.messages().size());
        assertEquals(0, queue.bytes());
    }

    @Test
    void tenSecondsWithoutAWriteGoingOutCut() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        queue.offer(event("a"));
        queue.tick(NOON);
        queue.tick(NOON.plusSeconds(10));
        assertFalse(wire.isCut());
        queue.tick(NOON.plus(Duration.ofMillis(10_250)));
        assertTrue(wire.isCut());
    }

    @Test
    void whoReadsSlowlyButReadsIsNotCut() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        IntStream.range(0, 20).forEach(i -> queue.offer(event("a" + i)));
        for (int second = 0; second < 60; second += 5) {
            queue.tick(NOON.plusSeconds(second));
            queue.progressed();
        }
        assertFalse(wire.isCut());
    }

    @Test
    void whoHasNothingToReadIsNotCut() {
        var wire = SlowWire.open();
        var queue = wire.queue();
        queue.offer(event("a"));
        queue.tick(NOON);
        queue.tick(NOON.plusSeconds(60));
        assertFalse(wire.isCut());
    }

    @Test
    void theLastThingComesAfterWhatWaitsAndNothingAfterIt() {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        var ends = new ArrayList<String>();
        queue.offer(event("a"));
        queue.offer(event("b"));
        queue.finish(() -> ends.add("end after " + wire.events()));
        queue.offer(event("c"));
        queue.finish(() -> ends.add("again"));
        assertEquals(List.of(), ends);
        wire.letAllGo();
        assertEquals(List.of("end after [a, b]"), ends);
        assertEquals(List.of("a", "b"), wire.events());
    }

    @Test
    void whereNothingWaitsTheLastThingComesAtOnce() {
        var ends = new AtomicInteger();
        SlowWire.open().queue().finish(ends::incrementAndGet);
        assertEquals(1, ends.get());
    }

    /**
     * Positive steps offer so many bytes, others let a message go; every event comes, once, in order, while in bounds.
     */
    @Property(tries = 500)
    void whateverTheInterleavingNothingIsLostDoubledOrSwapped(
            @ForAll @Size(max = 200) List<@IntRange(min = -3_000, max = 9_000) Integer> steps) {
        var wire = SlowWire.blocked();
        var queue = wire.queue();
        var offered = new ArrayList<String>();
        for (int step : steps) {
            if (step > 0 && queue.bytes() + step + 8 < SendQueue.HARD_BYTES) {
                var text = offered.size() + "-" + "x".repeat(step);
                offered.add(text);
                queue.offer(event(text));
            } else {
                wire.letGo();
            }
            assertEquals(queue.bytes() >= SendQueue.SOFT_BYTES, queue.full());
        }
        wire.letAllGo();
        assertEquals(offered, wire.events());
        assertEquals(0, queue.bytes());
        assertFalse(wire.isCut());
    }
}
