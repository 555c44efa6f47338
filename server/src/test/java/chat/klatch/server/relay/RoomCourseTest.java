package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoomCourseTest {
    private static final RoomId ROOM = new RoomId("room");
    private final RoomCourse course = new RoomCourse();
    private final List<String> told = new ArrayList<>();

    private static Posted posted(long rev) {
        return new Posted(ROOM,
                new Message(rev, rev, new Person(new UserId("ada"), "Ada"), new MessageKey("key-" + (1_000 + rev)),
                        "x", 0, null, null, null, null, List.of(), List.of(), List.of(), false, null));
    }

    private void go() {
        course.go(changes -> changes.forEach(change -> told.add("r" + change.message().rev())));
    }

    private void settle(int round) {
        assertTrue(course.settle(round));
        go();
    }

    @Test
    void nothingIsToldBeforeItIsKnownWhatGoesBeforeIt() {
        course.add(posted(7), 0);
        go();
        assertEquals(List.of(), told);
        assertTrue(course.waits());
        settle(1);
        assertEquals(List.of("r7"), told);
        assertFalse(course.waits());
    }

    @Test
    void whatCameAfterTheLookWasBegunIsNotSettledByIt() {
        course.add(posted(7), 1);
        settle(1);
        assertEquals(List.of(), told);
        settle(2);
        assertEquals(List.of("r7"), told);
    }

    @Test
    void aGapIsWaitedForAndTheEarlierComesFirst() {
        course.add(posted(1), 0);
        settle(1);
        course.add(posted(3), 1);
        course.add(posted(4), 1);
        go();
        assertEquals(List.of("r1"), told);
        course.add(posted(2), 1);
        go();
        assertEquals(List.of("r1", "r2", "r3", "r4"), told);
    }

    @Test
    void whatComesAgainIsToldOnce() {
        course.add(posted(1), 0);
        course.add(posted(1), 0);
        settle(1);
        course.add(posted(1), 1);
        go();
        assertEquals(List.of("r1"), told);
        assertFalse(course.waits());
    }

    @Test
    void whatFollowsOnARevGoesBetweenItAndTheNext() {
        course.add(posted(1), 0);
        settle(1);
        course.add(posted(3), 1);
        course.then(2, () -> told.add("removed"), 1);
        course.add(posted(2), 1);
        course.then(3, () -> told.add("added"), 1);
        go();
        assertEquals(List.of("r1", "r2", "removed", "r3", "added"), told);
        course.then(3, () -> told.add("muted"), 1);
        go();
        assertEquals("muted", told.getLast());
    }

    @Test
    void aGapThatNoLookFillsIsToldToWhoeverAsks() {
        course.add(posted(1), 0);
        settle(1);
        course.add(posted(3), 1);
        assertFalse(course.settle(2));
        go();
        assertEquals(List.of("r1", "r3"), told);
    }

    @Test
    void whatALookBringsToSomethingThatWaitedForItIsNoGap() {
        course.add(posted(1), 0);
        settle(1);
        course.then(2, () -> told.add("removed"), 1);
        go();
        course.add(posted(2), 2);
        settle(2);
        assertEquals(List.of("r1", "r2", "removed"), told);
    }

    @Property
    void inWhateverOrderAndHoweverOftenTheyComeAllAreToldOnceInOrder(@ForAll long seed) {
        var random = new Random(seed);
        var revs = new ArrayList<>(LongStream.rangeClosed(2, 20).boxed().toList());
        revs.addAll(LongStream.rangeClosed(2, 20).filter(_ -> random.nextBoolean()).boxed().toList());
        Collections.shuffle(revs, random);
        var one = new RoomCourseTest();
        one.course.add(posted(1), 0);
        one.settle(1);
        revs.forEach(rev -> {
            one.course.add(posted(rev), 1);
            one.go();
        });
        assertEquals(LongStream.rangeClosed(1, 20).mapToObj(rev -> "r" + rev).toList(), one.told);
    }
}
