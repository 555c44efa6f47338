package chat.klatch.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoomFeedTest {
    private static final EncodedEvent EVENT = SlowWire.event("message");
    private final RoomFeed feed = new RoomFeed();

    private long said(long millis) {
        return said(feed, millis);
    }

    private static long said(RoomFeed feed, long millis) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        feed.take(Told.one(1, EVENT), nanos);
        return patienceMillis(feed, millis);
    }

    private static long patienceMillis(RoomFeed feed, long millis) {
        return TimeUnit.NANOSECONDS.toMillis(feed.patience(TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    @Property(tries = 60)
    void aRoomOfUpTo60MessagesASecondNeverWaits(@ForAll @IntRange(min = 1, max = 60) int perSecond,
            @ForAll @IntRange(max = 999) int offset) {
        var quiet = new RoomFeed();
        for (int i = 0; i < perSecond * 5; i++) {
            assertEquals(0, said(quiet, offset + i * 1_000L / perSecond));
            quiet.flush();
        }
    }

    @Test
    void aRoomOfOver60MessagesASecondIsGatheredForAtMost25Millis() {
        for (int millis = 0; millis < 2_000; millis += 10) {
            if (said(millis) <= 0) {
                feed.flush();
            }
        }
        feed.flush();
        assertEquals(25, said(2_000));
        assertEquals(15, said(2_010));
        assertEquals(5, said(2_020));
        assertTrue(patienceMillis(feed, 2_025) <= 0);
    }

    @Test
    void aBusyRoomThatFallsQuietWaitsNoMore() {
        for (int millis = 0; millis < 2_000; millis += 10) {
            said(millis);
            feed.flush();
        }
        assertEquals(25, said(2_000));
        feed.flush();
        assertEquals(0, said(4_000));
    }
}
