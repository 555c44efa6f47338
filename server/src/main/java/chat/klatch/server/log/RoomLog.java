package chat.klatch.server.log;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.metrics.LogMeter;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.OutcomeUnknown;
import chat.klatch.server.storage.StorageException;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of every room's log. It takes what waits, makes it durable in one commit, then acknowledges, then
 * broadcasts: load makes its own batches, and an author's ack precedes the message it made. One thread of its own; any
 * thread submits, and whatever it submits is answered. Ends when closed, after what was accepted.
 */
public final class RoomLog implements AutoCloseable {
    /**
     * Who waits for a change. Called once, on the writer's thread (a refusal for want of space, or because it closes:
     * on that of whoever submits or closes); must not block.
     */
    public interface Reply {
        void done(Committed committed);

        void refused(Refused why);

        /** A value breaks a rule that only the stored state knows. */
        default void invalid(Invalid why) {
            refused(Refused.of(ErrorCode.INVALID, why.field(), String.valueOf(why.getMessage())));
        }
    }

    private sealed interface Waiting {
    }

    private record Wish(Change change, Reply reply) implements Waiting {
    }

    private record End() implements Waiting {
    }

    private record Granted(Wish wish, Committed committed) {
    }

    /** The name of the one thread that writes; without it nothing is stored. */
    public static final String THREAD = "room-log";
    private static final Logger LOG = LoggerFactory.getLogger(RoomLog.class);
    private static final int CHANGES_PER_COMMIT = 256;
    private static final int CHANGES_WAITING = 10_000;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);
    private final Database database;
    private final InstantSource clock;
    private final Telling telling;
    private final LogMeter meter;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(CHANGES_WAITING);
    private final Thread writer;
    private boolean closed;

    /**
     * @param broadcast
     *            tells members, in the order given; called on the writer's thread, must not block
     */
    public RoomLog(Database database, InstantSource clock, Consumer<List<Posted>> broadcast, LogMeter meter) {
        this(database, clock, Telling.atOnce(broadcast), meter);
    }

    /**
     * @param telling
     *            tells members, where other nodes write too
     */
    public RoomLog(Database database, InstantSource clock, Telling telling, LogMeter meter) {
        this.database = database;
        this.clock = clock;
        this.telling = telling;
        this.meter = meter;
        writer = Thread.ofPlatform().name(THREAD).start(this::run);
    }

    /** Puts a change in line, or refuses it at once; never blocks. */
    public void submit(Change change, Reply reply) {
        if (!take(new Wish(change, reply))) {
            reply.refused(unavailable());
        }
    }

    /** Together with {@link #shut}, so that nothing comes into line behind the end of it. */
    private synchronized boolean take(Wish wish) {
        return !closed && waiting.offer(wish);
    }

    private synchronized void shut() {
        closed = true;
    }

    private synchronized boolean isShut() {
        return closed;
    }

    /** How many changes wait for a commit. */
    public int waiting() {
        return waiting.size();
    }

    /** The newest rev of a room as this state of the data has it. */
    public static Optional<Head> head(Handle handle, RoomId room) {
        return HeadTable.of(handle, room);
    }

    /** How far the logs of all rooms have come, by room. */
    public static List<RoomRev> heads(Handle handle) {
        return handle.attach(HeadList.class).all();
    }

    /** When anything was last said anywhere; nothing where nobody has said anything. */
    public static Optional<Instant> latest(Handle handle) {
        return Optional.ofNullable(handle.attach(HeadList.class).latest()).map(Instant::ofEpochMilli);
    }

    private void run() {
        var batch = new ArrayList<Waiting>(CHANGES_PER_COMMIT);
        var pace = new Pace(System.nanoTime());
        try {
            boolean open = true;
            while (open) {
                batch.clear();
                batch.add(waiting.take());
                LockSupport.parkNanos(pace.delay(System.nanoTime()));
                waiting.drainTo(batch, CHANGES_PER_COMMIT - 1);
                open = batch.stream().noneMatch(End.class::isInstance);
                commit(batch.stream().filter(Wish.class::isInstance).map(Wish.class::cast).toList());
                answer(telling::over);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            shut();
            refuseWaiting();
        }
    }

    /** What no commit has taken up was surely not stored. */
    private void refuseWaiting() {
        var left = new ArrayList<Waiting>();
        waiting.drainTo(left);
        left.stream().filter(Wish.class::isInstance).map(Wish.class::cast)
                .forEach(wish -> answer(() -> wish.reply.refused(unavailable())));
        left.stream().filter(End.class::isInstance).forEach(waiting::add);
    }

    @WithSpan("commit")
    private void commit(List<Wish> batch) {
        var granted = new ArrayList<Granted>(batch.size());
        var denied = new ArrayList<Runnable>();
        long begun = System.nanoTime();
        try {
            var rooms = rooms(batch);
            database.writeRooms(rooms, handle -> {
                granted.clear();
                denied.clear();
                var transaction = new LogTransaction(handle, clock.instant());
                transaction.foresee(rooms);
                batch.forEach(wish -> wish.change.foresee(transaction));
                batch.forEach(wish -> write(transaction, wish, granted, denied));
                transaction.finish();
                granted.stream().map(one -> one.committed.told()).filter(Objects::nonNull)
                        .forEach(told -> telling.keep(handle, told));
                return batch.size();
            });
        } catch (OutcomeUnknown unknown) {
            var stored = stored(batch.size(), unknown);
            if (!stored.orElse(false)) {
                stored.ifPresent(_ -> refuse(batch, unavailable()));
                return;
            }
        } catch (StorageException lost) {
            LOG.warn("A commit of {} changes failed; nothing of it was stored.", batch.size(), lost);
            refuse(batch, unavailable());
            return;
        } catch (RuntimeException broken) {
            LOG.error("A commit of {} changes met a fault of ours; nothing of it was stored.", batch.size(), broken);
            refuse(batch, new Refused(ErrorCode.INTERNAL, "Something went wrong here."));
            return;
        }
        if (!granted.isEmpty()) {
            meter.committed(granted.size(), messages(granted), System.nanoTime() - begun);
        }
        granted.forEach(one -> answer(() -> one.wish.reply.done(one.committed)));
        denied.forEach(RoomLog::answer);
        tell(granted);
    }

    private static Set<RoomId> rooms(List<Wish> batch) {
        return batch.stream().map(wish -> wish.change.room()).collect(Collectors.toSet());
    }

    /**
     * Nobody is told what nobody knows: the batch waits until that is found out, and whoever comes meanwhile is
     * refused. Nothing where the log is closed before; then the batch gets no answer.
     */
    private Optional<Boolean> stored(int changes, OutcomeUnknown unknown) {
        LOG.warn("A commit of {} changes got no answer; asking what became of it.", changes, unknown);
        var stored = unknown.ask();
        while (stored.isEmpty() && !isShut()) {
            refuseWaiting();
            LockSupport.parkNanos(ASK_AGAIN.toNanos());
            stored = unknown.ask();
        }
        stored.ifPresent(known -> LOG.warn("A commit of {} changes that got no answer was {}.", changes,
                known ? "stored" : "not stored"));
        return stored;
    }

    private void refuse(List<Wish> batch, Refused why) {
        meter.failed();
        batch.forEach(wish -> answer(() -> wish.reply.refused(why)));
    }

    private static int messages(List<Granted> granted) {
        int messages = 0;
        for (Granted one : granted) {
            var told = one.committed.told();
            messages += told != null && told.message().system() == null
                    && told.message().rev() == told.message().seq() ? 1 : 0;
        }
        return messages;
    }

    /** Everything in the order of the commit, and consequences in their turn. */
    private void tell(List<Granted> granted) {
        var told = new ArrayList<Posted>(granted.size());
        for (Granted one : granted) {
            if (one.committed.told() != null) {
                told.add(one.committed.told());
            }
            if (one.wish.change instanceof Consequential change) {
                var before = List.copyOf(told);
                told.clear();
                answer(() -> telling.tell(before));
                answer(() -> telling.then(change.room(), one.committed.rev(),
                        () -> change.afterwards(one.committed)));
            }
        }
        answer(() -> telling.tell(told));
    }

    private static void write(LogTransaction transaction, Wish wish, List<Granted> granted, List<Runnable> denied) {
        try {
            granted.add(new Granted(wish, wish.change.write(transaction)));
        } catch (Refused no) {
            denied.add(() -> wish.reply.refused(no));
        } catch (Invalid no) {
            denied.add(() -> wish.reply.invalid(no));
        }
    }

    /** The writer outlives whoever waits for it and whoever is told. */
    private static void answer(Runnable reply) {
        try {
            reply.run();
        } catch (RuntimeException broken) {
            LOG.error("A reply or a telling failed.", broken);
        }
    }

    private static Refused unavailable() {
        return Refused.until(ErrorCode.UNAVAILABLE, RETRY, "The place cannot store anything right now.");
    }

    /**
     * Accepts no more, finishes what waits, and ends. Where the disk hangs it does not wait for ever: what no commit
     * has taken up is refused; what one has gets no answer, for nobody knows what became of it.
     */
    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }

    void close(Duration bound) {
        shut();
        try {
            long until = System.nanoTime() + bound.toNanos();
            boolean told = waiting.offer(new End(), bound.toNanos(), TimeUnit.NANOSECONDS);
            if (!told || !writer.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                LOG.error("Storage does not answer: what waited for it is refused.");
                refuseWaiting();
                var _ = waiting.offer(new End()); // for the writer, should storage ever answer
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
