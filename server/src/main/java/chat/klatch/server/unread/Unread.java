package chat.klatch.server.unread;

import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.net.SteadyClock;
import chat.klatch.server.storage.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves read markers and tells what is unread. One thread of its own counts and tells, so of two counts that a
 * connection gets the later is true; the writer and those who fan out never wait for a count. Any number of threads.
 */
public final class Unread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Unread.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration END_WITHIN = Duration.ofSeconds(2);
    private final Activities activities;
    private final Readings readings;
    private final Hub hub;
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("unread").daemon().factory());

    public Unread(Database database, ReadMarkers markers, Hub hub, RateLimits limits, InstantSource clock) {
        this.hub = hub;
        var steady = new SteadyClock(clock);
        readings = new Readings(database, markers, hub, limits);
        activities = new Activities(database, markers, hub, () -> guarded(readings::tick));
        hub.onBroadcast(change -> activities.happened(change.room()));
        var _ = thread.scheduleWithFixedDelay(() -> {
            guarded(readings::tick);
            guarded(() -> activities.tick(steady.instant()));
        }, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException broken) {
            LOG.warn("What is unread could not be told now.", broken);
        }
    }

    /** Has the marker of a connection's user moved soon; {@code refused} is told if it may not be. */
    public void read(Subscriber asker, Read read, Consumer<RuntimeException> refused) {
        readings.read(asker, read, refused);
    }

    /** Another node has moved the marker of a user, whose connections here are told soon. */
    public void heed(UserId user, RoomId room) {
        if (!hub.of(user).isEmpty()) {
            readings.heed(user, room);
        }
    }

    /** A connection that had none has space again. */
    public void spaceAgain(Subscriber subscriber) {
        activities.spaceAgain(subscriber);
    }

    /** Moves the markers that still wait, and ends. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                guarded(readings::finish);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
