package chat.klatch.server.messages;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.StorageException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves read markers: what is wished within a moment becomes one commit, and then is told. People read faster than a
 * disk should be asked for each of them, and of one member's wishes in one room only where they lead matters. One
 * thread of its own; any thread wishes. A wish whose storing fails waits for the next try. Ends when closed, after what
 * waits.
 */
public final class MarkerMoves implements AutoCloseable {
    private record Whose(UserId user, RoomId room) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(MarkerMoves.class);
    private static final Duration GATHER = Duration.ofMillis(150);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final int WAITING = 100_000;
    private final Database database;
    private final RoomAccess access;
    private final ReadMarkers markers;
    private final BiConsumer<UserId, MarkerMoved> told;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private Map<Whose, MarkerMove> waiting = new LinkedHashMap<>();
    private boolean closed;

    /**
     * @param told
     *            tells every connection of a user; called on this thread, must not block
     * @param threads
     *            makes the one thread
     */
    public MarkerMoves(Database database, RoomAccess access, ReadMarkers markers,
            BiConsumer<UserId, MarkerMoved> told, ThreadFactory threads) {
        this.database = database;
        this.access = access;
        this.markers = markers;
        this.told = told;
        thread = threads.newThread(this::run);
        thread.start();
    }

    /**
     * Wishes a marker elsewhere; returns before it is.
     *
     * @throws Refused
     *             where the user has no marker in that room
     */
    public void submit(UserId user, Read read) {
        long head = database.read(handle -> {
            access.requireMember(handle, user, read.room());
            return ReadMarkers.head(handle, read.room());
        });
        var move = MarkerMove.to(Math.min(read.seq(), head), read.back());
        lock.lock();
        try {
            if (closed || waiting.size() >= WAITING) {
                throw Refused.until(ErrorCode.UNAVAILABLE, RETRY, "The place cannot store anything right now.");
            }
            waiting.merge(new Whose(user, read.room()), move, MarkerMove::then);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                store(batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was wished within a moment; nothing when this is closed and nothing waits. */
    private Map<Whose, MarkerMove> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            pause(GATHER);
            var batch = waiting;
            waiting = new LinkedHashMap<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        long left = time.toNanos();
        while (left > 0 && !closed) {
            left = changed.awaitNanos(left);
        }
    }

    private void store(Map<Whose, MarkerMove> batch) throws InterruptedException {
        try {
            database.write(handle -> {
                batch.keySet().removeIf(whose -> Memberships.role(handle, whose.room, whose.user).isEmpty());
                batch.forEach((whose, move) -> markers.move(handle, whose.room, whose.user, move));
                return batch.size();
            });
            batch.keySet().forEach(this::tell);
        } catch (StorageException lost) {
            LOG.warn("{} read markers could not be stored yet.", batch.size(), lost);
            again(batch);
        } catch (RuntimeException broken) {
            LOG.error("{} read markers met a fault of ours.", batch.size(), broken);
        }
    }

    private void tell(Whose whose) {
        var marker = database.read(handle -> markers.of(handle, whose.room, whose.user));
        told.accept(whose.user, new MarkerMoved(whose.room, marker.seq(), marker.unread(), marker.mentions()));
    }

    private void again(Map<Whose, MarkerMove> batch) throws InterruptedException {
        lock.lock();
        try {
            if (!closed) {
                waiting.forEach((whose, move) -> batch.merge(whose, move, MarkerMove::then));
                waiting = batch;
                pause(RETRY);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, stores what waits, and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
