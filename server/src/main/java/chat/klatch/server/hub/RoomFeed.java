package chat.klatch.server.hub;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who follows one room here, and what they are told next. A quiet room's news go out at once; those of a busy one, of
 * over {@link #BUSY_PER_SECOND}, are gathered for {@link #GATHER} and go out as one message, because a write costs far
 * more than what it carries. Following and leaving come from any thread; everything else from the one that fans out.
 */
final class RoomFeed {
    static final int BUSY_PER_SECOND = 60;
    static final Duration GATHER = Duration.ofMillis(25);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private Subscription[] followers = new Subscription[1];
    private int size;
    private Subscription @Nullable [] snapshot;
    private final List<Told> gathered = new ArrayList<>(1);
    private long gatheredSince;
    private long[] recent = {};
    private int latest;

    /** Again is as once. */
    synchronized void follow(Subscription subscription) {
        if (holds(subscription)) {
            return;
        }
        if (size == followers.length) {
            followers = Arrays.copyOf(followers, size * 2);
        }
        subscription.place(size);
        followers[size++] = subscription;
        snapshot = null;
    }

    synchronized void leave(Subscription subscription) {
        if (holds(subscription)) {
            int at = subscription.place();
            var moved = followers[--size];
            followers[at] = moved;
            moved.place(at);
            Arrays.fill(followers, size, size + 1, null);
            snapshot = null;
        }
    }

    private boolean holds(Subscription subscription) {
        int at = subscription.place();
        return at < size && followers[at] == subscription;
    }

    synchronized boolean empty() {
        return size == 0;
    }

    /** Whoever follows now; the array is never changed again. */
    private synchronized Subscription[] followers() {
        var now = snapshot;
        if (now == null) {
            now = Arrays.copyOf(followers, size);
            snapshot = now;
        }
        return now;
    }

    /** Takes one rev; {@link #flush} tells it. */
    void take(Told news, long nanos) {
        if (gathered.isEmpty()) {
            gatheredSince = nanos;
        }
        gathered.add(news);
        count(nanos);
    }

    private void count(long nanos) {
        if (recent.length == 0) {
            recent = new long[BUSY_PER_SECOND + 1];
            Arrays.fill(recent, nanos - SECOND);
        }
        latest = (latest + 1) % recent.length;
        recent[latest] = nanos;
    }

    /** Whether over {@link #BUSY_PER_SECOND} came within the last second: the one so many before the latest tells. */
    private boolean busy(long nanos) {
        return nanos - recent[(latest + 1) % recent.length] < SECOND;
    }

    /** How long what is gathered may still wait; zero and less is now. */
    long patience(long nanos) {
        return !gathered.isEmpty() && busy(nanos) ? gatheredSince + GATHER.toNanos() - nanos : 0;
    }

    /** Tells what is gathered; returns how many revs that were, each follower's counted. */
    @WithSpan("tell")
    long flush() {
        if (gathered.isEmpty()) {
            return 0;
        }
        var packs = Told.packed(gathered);
        var all = followers();
        for (Subscription follower : all) {
            packs.forEach(follower::tell);
        }
        long deliveries = (long) all.length * gathered.size();
        gathered.clear();
        return deliveries;
    }

    void each(Consumer<Subscription> what) {
        for (Subscription follower : followers()) {
            what.accept(follower);
        }
    }
}
