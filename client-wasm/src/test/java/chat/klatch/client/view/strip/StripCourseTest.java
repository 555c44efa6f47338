package chat.klatch.client.view.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Tally;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.strip.StripState.Kind;
import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StripCourseTest {
    private static final Link UP = new Link.Up();
    private static final Link LEFT = new Link.Stopped(CloseCode.NORMAL.code());
    private final StripCourse course = new StripCourse();
    private long now = 1_000_000;

    private StripState next(Link link, int waiting) {
        return course.next(link, now, true, new Tally(waiting, 0), false);
    }

    private static Unsent refused(Unsent.@Nullable Change change) {
        return new Unsent(new MessageKey("key-of-one"), new RoomId("secret"), "third", null, 0,
                new Unsent.Refused(ErrorCode.NOT_FOUND, "no"), change);
    }

    private Kind down(int waiting) {
        return next(new Link.Waiting(now - 5_000, now + 5_000, 2, false), waiting).kind();
    }

    @Test
    void whoWasToldThatItIsAwayIsToldThatItIsBackWhenAllWasSent() {
        next(UP, 0);
        assertEquals(Kind.RECONNECTING, down(2));
        assertEquals(StripState.sending(new Tally(2, 0)), next(UP, 2));
        assertEquals(StripState.BACK, next(UP, 0));
        now += 2_999;
        assertEquals(StripState.BACK, next(UP, 0));
        now += 1;
        assertEquals(StripState.NONE, next(UP, 0));
    }

    @Test
    void nobodyIsToldThatEverythingWasSentWhereSomethingWasRefused() {
        next(UP, 0);
        course.refused(refused(null)); // while one is there it is said where it was written
        down(3);
        assertEquals(StripState.sending(new Tally(3, 0)), next(UP, 3));
        course.refused(refused(null));
        assertEquals(Kind.BACK, next(UP, 2).kind());
        course.refused(refused(new Unsent.Change(1, "first", new Unsent.Delete())));
        assertEquals("Back online. 1 message and 1 change were not sent.", next(UP, 0).rest());
        now += 9_999;
        assertEquals(Kind.MISSED, next(UP, 0).kind());
        now += 1;
        assertEquals(StripState.NONE, next(UP, 0));
    }

    @Test
    void whatIsRefusedBeforeTheStripHasSaidThatOneIsBackCountsToo() {
        next(UP, 0);
        down(1);
        course.refused(refused(null));
        assertEquals("Back online. 1 message was not sent.", next(UP, 0).rest());
    }

    @Test
    void whatWasRefusedOnceIsNotToldAgainAfterTheNextCut() {
        next(UP, 0);
        down(1);
        course.refused(refused(null));
        assertEquals(Kind.MISSED, next(UP, 0).kind());
        down(0);
        assertEquals(StripState.BACK, next(UP, 0));
    }

    @Test
    void whoComesInIsNotToldThatAnythingIsBack() {
        next(UP, 0);
        assertEquals(StripState.NONE, next(LEFT, 0));
        course.begin();
        assertEquals(StripState.NONE, next(LEFT, 0));
        assertEquals(StripState.NONE, next(new Link.Trying(now, 0), 0));
        assertEquals(StripState.NONE, next(UP, 0));
    }

    @Test
    void whatWasToldToWhoeverLeftIsNothingToTheNext() {
        next(UP, 0);
        assertEquals(Kind.RECONNECTING, down(1));
        course.begin();
        assertEquals(StripState.NONE, next(UP, 0));
        down(0);
        assertEquals(StripState.BACK, next(UP, 0));
        course.begin();
        assertEquals(StripState.NONE, next(UP, 0));
    }

    @Test
    void aServerThatIsAnotherBuildIsToldWhenNothingElseIsToBeSaid() {
        assertEquals(StripState.UPDATED, course.next(UP, now, true, Tally.NONE, true));
        down(0);
        assertEquals(StripState.BACK, course.next(UP, now, true, Tally.NONE, true));
        now += 3_000;
        assertEquals(StripState.UPDATED, course.next(UP, now, true, Tally.NONE, true));
    }
}
