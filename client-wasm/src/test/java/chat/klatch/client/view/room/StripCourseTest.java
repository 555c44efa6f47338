package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.connection.Link;
import chat.klatch.client.view.room.StripState.Kind;
import chat.klatch.protocol.CloseCode;
import org.junit.jupiter.api.Test;

class StripCourseTest {
    private static final Link UP = new Link.Up();
    private static final Link LEFT = new Link.Stopped(CloseCode.NORMAL.code());
    private final StripCourse course = new StripCourse();
    private long now = 1_000_000;

    private StripState next(Link link, int waiting) {
        return course.next(link, now, true, waiting, false);
    }

    private Kind down(int waiting) {
        return next(new Link.Waiting(now - 5_000, now + 5_000, 2, false), waiting).kind();
    }

    @Test
    void whoWasToldThatItIsAwayIsToldThatItIsBackWhenAllWasSent() {
        next(UP, 0);
        assertEquals(Kind.RECONNECTING, down(2));
        assertEquals(StripState.sending(2), next(UP, 2));
        assertEquals(StripState.BACK, next(UP, 0));
        now += 2_999;
        assertEquals(StripState.BACK, next(UP, 0));
        now += 1;
        assertEquals(StripState.NONE, next(UP, 0));
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
        assertEquals(StripState.UPDATED, course.next(UP, now, true, 0, true));
        down(0);
        assertEquals(StripState.BACK, course.next(UP, now, true, 0, true));
        now += 3_000;
        assertEquals(StripState.UPDATED, course.next(UP, now, true, 0, true));
    }
}
